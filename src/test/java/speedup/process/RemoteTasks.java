package speedup.process;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Tasks for tests, which can travel. */
final class RemoteTasks {

  private RemoteTasks() {}

  /** Gives back what it has. */
  record Echo<R extends Serializable>(R value) implements Callable<R>, Serializable {
    @Override
    public R call() {
      return value;
    }
  }

  /** Fails with what it has. */
  record Fail(Throwable thrown) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() throws Exception {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    }
  }

  /** Raises a signal. */
  record Raise(Signal signal) implements Runnable, Serializable {
    @Override
    public void run() {
      signal.raise();
    }
  }

  /** Says that it has started and then waits to be told to go on. */
  record Wait(Signal started, Signal go) implements Callable<String>, Serializable {
    @Override
    public String call() {
      started.raise();
      go.await();
      return "went on";
    }
  }

  /** Says that it has started, waits forever, and says when it is interrupted. */
  record Hang(Signal started, Signal interrupted) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() throws InterruptedException {
      started.raise();
      try {
        new CountDownLatch(1).await();
        return 0;
      } catch (InterruptedException e) {
        interrupted.raise();
        throw e;
      }
    }
  }

  /** Appends a line to a file. */
  record Append(java.io.File file, String line) implements Runnable, Serializable {
    @Override
    public void run() {
      append(file.toPath(), line);
    }
  }

  static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
