package speedup.cli.programs;

import java.time.Duration;
import java.util.List;
import speedup.flags.FlagClient;
import speedup.flags.SavedDownload;
import speedup.flags.Tally;
import speedup.strategy.BatchException;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;

/**
 * Downloads of flags under a strategy.
 *
 * @param downloads what to download
 * @param requests how many requests are in progress at once
 */
public record Downloading(List<SavedDownload> downloads, Strategy strategy, int requests) {

  /** Copies the list. */
  public Downloading {
    downloads = List.copyOf(downloads);
  }

  /**
   * Downloads, and returns when all have ended or the calling thread is interrupted; none is in
   * progress then.
   *
   * @param progress is told each download; it is closed in the end
   */
  public Result run(DownloadProgress progress) throws BatchException {
    Tally[] tally = {new Tally(0, 0, 0)};
    boolean interrupted = false;
    long start = System.nanoTime();
    try (progress;
        FlagClient.Use unusedUse = FlagClient.use();
        BatchExecutor executor = strategy.open(requests)) {
      executor.execute(
          downloads,
          (index, download) -> {
            tally[0] = tally[0].plus(download.outcome());
            progress.ended(download);
          });
    } catch (InterruptedException e) {
      interrupted = true;
    }
    return new Result(tally[0], Duration.ofNanos(System.nanoTime() - start), interrupted);
  }

  /**
   * What came of it.
   *
   * @param tally the outcomes of the downloads that ended
   * @param interrupted whether it was stopped before all had ended
   */
  public record Result(Tally tally, Duration elapsed, boolean interrupted) {}
}
