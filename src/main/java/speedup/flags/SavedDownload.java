package speedup.flags;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import speedup.workload.AsyncTask;

/**
 * Downloads one flag for a person: a picture that cannot be written is one more outcome, an ERROR
 * with its reason, and does not keep the other flags from being downloaded.
 *
 * @param download what to download, and where to
 */
public record SavedDownload(FlagDownload download) implements AsyncTask<Download> {

  private static final long serialVersionUID = 1L;

  @Override
  public Download call() throws InterruptedException {
    try {
      return download.call();
    } catch (UnwritableException e) {
      return failed(e);
    }
  }

  @Override
  public CompletableFuture<Download> start() {
    CompletableFuture<Download> started = download.start();
    CompletableFuture<Download> saved =
        started.exceptionallyCompose(failure ->
            failure instanceof CompletionException
                    && failure.getCause() instanceof UnwritableException e
                ? CompletableFuture.completedFuture(failed(e))
                : CompletableFuture.failedFuture(failure));
    // Cancelling the last of a chain of futures does not reach the first by itself.
    CompletableFuture<?> unused = saved.whenComplete((result, failure) -> started.cancel(true));
    return saved;
  }

  private Download failed(UnwritableException e) {
    return new Download.Failed(download.code(), String.valueOf(e.getMessage()));
  }
}
