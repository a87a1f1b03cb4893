package speedup.flags;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads what a process complains of, so that it never blocks, and keeps the last lines of it. */
final class LastLines {

  private static final int KEPT = 3;

  private final CompletableFuture<String> lines = new CompletableFuture<>();

  private LastLines() {}

  /** Starts to read. */
  static LastLines of(BufferedReader reader) {
    LastLines last = new LastLines();
    Thread.ofVirtual().name("flag-site-complaints").start(() -> last.read(reader));
    return last;
  }

  /** Waits a moment for the end of the output, and joins its last lines to one. */
  String await() {
    try {
      String joined = lines.get(5, TimeUnit.SECONDS);
      return joined.isEmpty() ? "it ended without a word" : joined;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (ExecutionException | TimeoutException e) {
      return "it said nothing that can be read";
    }
  }

  private void read(BufferedReader reader) {
    Deque<String> kept = new ArrayDeque<>();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (kept.size() == KEPT) {
          kept.removeFirst();
        }
        kept.addLast(line.strip());
      }
    } catch (IOException e) {
      kept.addLast(e.toString());
    }
    lines.complete(String.join("; ", kept));
  }
}
