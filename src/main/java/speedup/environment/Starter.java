package speedup.environment;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Whoever has started this JVM. Its standard input is a pipe into which they write nothing: that
 * ends when they do, also when they are killed, and until then waiting for it costs nothing.
 */
public final class Starter {

  private static final int GONE = 1;

  private Starter() {}

  /** Has something done in a thread of its own when the starter is gone, or has closed the pipe. */
  public static void whenGone(Runnable action) {
    // Not System.in, which somebody else's code may have closed or put another one in place of.
    FileChannel input = new FileInputStream(FileDescriptor.in).getChannel();
    Thread unused =
        Thread.ofPlatform()
            .daemon()
            .name("speedup-starter")
            .start(() -> {
              if (hasEnded(input)) {
                action.run();
              }
            });
    // A JVM that ends gives threads that are within the system 0.3 s to come back, and so would
    // each fork. On Windows nothing calls a thread back that reads from a pipe.
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(input), "speedup-starter-end"));
    }
  }

  /** Waits for the end of the input; returns false if the channel was closed before that. */
  private static boolean hasEnded(FileChannel input) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(512);
    try (input) {
      while (input.read(bytes) >= 0) {
        // Nothing is told this way.
        bytes.clear();
      }
      return true;
    } catch (ClosedChannelException e) {
      return false;
    } catch (IOException e) {
      // Then it has ended, too.
      return true;
    }
  }

  /** Calls back the thread that waits for the end of the input; not one that acts on it. */
  private static void leave(FileChannel input) {
    try {
      input.close();
    } catch (IOException e) {
      // The JVM ends anyway.
    }
  }

  /** Ends this JVM at once, and all that it has started. */
  public static void endAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(GONE);
  }
}
