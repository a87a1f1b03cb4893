package speedup.cli;

/** How {@code table} writes what it found; in lower case because these are words of the option. */
enum TextFormat {
  /** For a person at a terminal. */
  text,
  /** For GitHub. */
  markdown,
  /** For a spreadsheet or a notebook. */
  csv,
  /** For a program. */
  json,
  /** For Bencher: scores by the whole names of the cells. */
  bmf,
  /** For Prometheus and whatever else reads OpenMetrics. */
  openmetrics
}
