package speedup.process;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A flag that one process raises and another one waits for: a file. */
public record Signal(File file) implements Serializable {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  public static Signal in(Path folder, String name) {
    return new Signal(folder.resolve(name).toFile());
  }

  public void raise() {
    try {
      Files.createFile(file.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isRaised() {
    return file.exists();
  }

  /** Waits for the flag, also if it is interrupted. */
  public void await() {
    await(this::isRaised, "nobody raised " + file);
  }

  /** Waits for a condition. */
  public static void await(BooleanSupplier condition, String otherwise) {
    await(condition, () -> otherwise);
  }

  /** Waits for a condition. */
  public static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
