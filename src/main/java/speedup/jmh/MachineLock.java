package speedup.jmh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import speedup.run.UsageException;

/**
 * Keeps two benchmarks from measuring on one machine at the same time, as JMH does, with JMH's own
 * lock. JMH would take it for every fork anew, and a fork that happens to find it taken would fail.
 */
public final class MachineLock implements AutoCloseable {

  /** JMH's own property, which it reads when its runner is loaded. */
  private static final String IGNORE = "jmh.ignoreLock";

  /** Whether this very JVM has it: the property alone does not say who set it. */
  private static final AtomicBoolean HELD = new AtomicBoolean();

  private final @Nullable FileChannel channel;

  private MachineLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock for a whole run, unless the user has JMH ignore it.
   *
   * @throws UsageException if another benchmark is measuring
   */
  public static synchronized MachineLock take() throws UsageException, IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    // Opening and closing the file a second time would give up the lock that this JVM has.
    if (HELD.get()) {
      throw taken(file);
    }
    if (Boolean.getBoolean(IGNORE)) {
      return new MachineLock(null);
    }
    FileChannel channel = open(file);
    shareWithOtherUsers(file);
    try {
      if (channel.tryLock() == null) {
        throw taken(file);
      }
    } catch (IOException | UsageException e) {
      channel.close();
      throw e;
    }
    HELD.set(true);
    System.setProperty(IGNORE, "true");
    return new MachineLock(channel);
  }

  private static UsageException taken(Path file) {
    return new UsageException(
        "another JMH benchmark is measuring on this machine ("
            + file
            + " is locked): wait until it has ended, or run with java -D"
            + IGNORE
            + "=true");
  }

  private static FileChannel open(Path file) throws UsageException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UsageException(
          "JMH's lock "
              + file
              + " cannot be opened ("
              + e.getClass().getSimpleName()
              + "): remove it, or run with java -D"
              + IGNORE
              + "=true");
    }
  }

  private static void shareWithOtherUsers(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (IOException | UnsupportedOperationException e) {
      // It is another user's, who has shared it, or this system has no such permissions.
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      System.clearProperty(IGNORE);
      HELD.set(false);
      channel.close();
    }
  }
}
