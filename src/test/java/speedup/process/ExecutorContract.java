package speedup.process;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ExecutorService} does; run against the JDK's own and against ours. */
@Timeout(120)
public abstract class ExecutorContract {

  @TempDir Path folder;

  private @Nullable ExecutorService opened;

  /** Opens an executor that does at most this many tasks at a time. */
  protected abstract ExecutorService create(int workers);

  @AfterEach
  void closeIt() {
    if (opened != null) {
      opened.shutdownNow();
      opened.close();
    }
  }

  ExecutorService open(int workers) {
    ExecutorService created = create(workers);
    opened = created;
    return created;
  }

  Signal signal(String name) {
    return Signal.in(folder, name);
  }
}
