package speedup.cli.programs;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import speedup.flags.CountryCodes;
import speedup.flags.Download;
import speedup.flags.FlagDownload;

/**
 * Shows futures: five downloads are scheduled, and then waited for in the order in which they
 * complete. The executors take turns, and the futures of all of them are waited for together.
 */
public final class FuturesDemo {

  private static final int FLAGS = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final URI base;

  /**
   * Creates the demonstration.
   *
   * @param base the address of the flags
   */
  public FuturesDemo(PrintWriter out, URI base) {
    this.out = out;
    this.base = base;
  }

  /** Runs it; the executors stay open. */
  public void run(List<Workers> executors) throws InterruptedException, ExecutionException {
    List<String> codes = CountryCodes.POPULOUS.subList(0, FLAGS).stream().sorted().toList();
    BlockingQueue<Future<Download>> completed = new LinkedBlockingQueue<>();
    long start = System.nanoTime();
    for (int i = 0; i < codes.size(); i++) {
      Workers workers = executors.get(i % executors.size());
      var unused =
          new ExecutorCompletionService<>(workers.executor, completed)
              .submit(new FlagDownload(base, codes.get(i), TIMEOUT));
      // A pool has a worker for as many of its futures, and no flag comes before all are scheduled.
      boolean running = i / executors.size() < workers.number;
      say("Scheduled %s in a %s: %s", codes.get(i), workers.name, running ? "running" : "pending");
    }
    for (int i = 0; i < codes.size(); i++) {
      Download download = completed.take().get();
      say("Completed %s: %s", download.code(), text(download));
    }
    say(
        "%s in %s",
        Words.count(codes.size(), "download"),
        Words.seconds(Duration.ofNanos(System.nanoTime() - start)));
  }

  private static String text(Download download) {
    return switch (download) {
      case Download.Fetched fetched -> fetched.length() + " bytes";
      case Download.Missing missing -> "not found";
      case Download.Failed failed -> "error: " + failed.reason();
    };
  }

  private void say(String format, Object... arguments) {
    out.printf(format + "%n", arguments);
    out.flush();
  }

  /**
   * An executor that takes part.
   *
   * @param name what a person calls it
   * @param number how many workers it has
   */
  public record Workers(String name, int number, ExecutorService executor) {}
}
