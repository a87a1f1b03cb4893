package speedup.environment;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Whoever has started this JVM. Its standard input is a pipe into which they write nothing: that
 * ends when they do, also when they are killed, and until then waiting for it costs nothing.
 */
public final class Starter {

  private static final int GONE = 1;

  private Starter() {}

  /** Has something done in a thread of its own when the starter is gone, or has closed the pipe. */
  public static void whenGone(Runnable action) {
    Thread unused =
        Thread.ofPlatform()
            .daemon()
            .name("speedup-starter")
            .start(() -> {
              awaitEndOfInput();
              action.run();
            });
  }

  private static void awaitEndOfInput() {
    // Not System.in, which somebody else's code may have closed or put another one in place of.
    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
      byte[] bytes = new byte[512];
      while (in.read(bytes) >= 0) {
        // Nothing is told this way.
      }
    } catch (IOException e) {
      // Then it has ended, too.
    }
  }

  /** Ends this JVM at once, and all that it has started. */
  public static void endAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(GONE);
  }
}
