package speedup.jmh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import speedup.run.UsageException;

/**
 * Keeps two benchmarks from measuring on one machine at the same time, as JMH does, with JMH's own
 * lock. JMH would take it for every fork anew, and a fork that happens to find it taken would fail.
 */
public final class MachineLock implements AutoCloseable {

  /** JMH's own property, which it reads when its runner is loaded. */
  private static final String IGNORE = "jmh.ignoreLock";

  private final @Nullable FileChannel channel;

  private MachineLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock for a whole run, unless the user has JMH ignore it.
   *
   * @throws UsageException if another benchmark is measuring
   */
  public static MachineLock take() throws UsageException, IOException {
    if (Boolean.getBoolean(IGNORE)) {
      return new MachineLock(null);
    }
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    FileChannel channel = open(file);
    try {
      shareWithOtherUsers(file);
      if (channel.tryLock() != null) {
        System.setProperty(IGNORE, "true");
        return new MachineLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another run in this very JVM.
    }
    channel.close();
    throw new UsageException(
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
      channel.close();
    }
  }
}
