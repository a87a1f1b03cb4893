package speedup.run;

import java.io.IOException;

/** Takes what is to be kept of a run, in the order of time. */
interface JournalWriter {

  /** Keeps an entry; when this returns, nothing that happens to the program can undo it. */
  void append(JournalEntry entry) throws IOException;
}
