package speedup.cli;

/** How a command writes what it found; in lower case because these are words of the options. */
enum TextFormat {
  /** For a person at a terminal. */
  text,
  /** For GitHub. */
  markdown,
  /** For a spreadsheet or a notebook. */
  csv,
  /** For a program. */
  json
}
