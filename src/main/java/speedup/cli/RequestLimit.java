package speedup.cli;

import org.jspecify.annotations.Nullable;
import speedup.flags.Site;
import speedup.strategy.Strategy;

/** How many requests a downloader has in progress at once. */
final class RequestLimit {

  /** What a public site that is not ours can be asked for at once. */
  private static final int GENTLE = 5;

  private static final int CAP = 1_000;

  private RequestLimit() {}

  /**
   * The number that is really used: the least of what is wanted, of the strategy's cap, of the
   * site's, and of the number of codes.
   *
   * @param wanted null for the strategy's default
   * @param site null for one that somebody else runs
   */
  static int of(Strategy strategy, @Nullable Integer wanted, @Nullable Site site, int codes) {
    int number = wanted != null ? wanted : defaultOf(strategy);
    int cap = strategy == Strategy.sequential ? 1 : CAP;
    int gentle = site == Site.REMOTE ? GENTLE : CAP;
    return Math.min(Math.min(number, codes), Math.min(cap, gentle));
  }

  private static int defaultOf(Strategy strategy) {
    return switch (strategy) {
      case sequential -> 1;
      case async -> 5;
      default -> 30;
    };
  }
}
