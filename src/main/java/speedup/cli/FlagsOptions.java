package speedup.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.cli.programs.Words;
import speedup.flags.CountryCodes;
import speedup.flags.CountrySelection;
import speedup.flags.FlagDownload;
import speedup.flags.SavedDownload;
import speedup.flags.Site;
import speedup.run.Unwritable;
import speedup.strategy.Strategy;

/** What a person says to the downloader; every getter refuses what makes no sense. */
final class FlagsOptions {

  /** The time-outs of the version with error handling and of the simple one. */
  private static final Duration TIMEOUT = Duration.ofMillis(3_100);

  private static final Duration SIMPLE_TIMEOUT = Duration.ofMillis(6_100);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "CC",
      arity = "0..*",
      description = "Country codes; a single letter stands for all 26 codes that start with it.")
  private List<String> named = List.of();

  @Option(
      names = {"-a", "--all"},
      description = "All 194 codes that have a flag.")
  private boolean all;

  @Option(
      names = {"-e", "--every"},
      description = "Every code from AA to ZZ, 676 in all.")
  private boolean every;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Only the first N codes, in alphabetical order.")
  private @Nullable Integer limit;

  @Option(
      names = {"-m", "--max_req"},
      paramLabel = "N",
      description = {
        "This many requests at once; without --strategy this chooses fixed.",
        "Default: 1 for sequential, 5 for async, 30 for others; at most 1000, and 5 for REMOTE."
      })
  private @Nullable Integer requests;

  @Option(
      names = {"-s", "--server"},
      paramLabel = "LABEL",
      description = "LOCAL (default), DELAY, ERROR or REMOTE; one of ours is started if need be.")
  private @Nullable String server;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Any other site: the flags are at URL/br/br.gif and so on.")
  private @Nullable String baseUrl;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides the errors and delays of a site that is started (default: 42).")
  private long seed;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "One of ${COMPLETION-CANDIDATES} (default: sequential).")
  private @Nullable Strategy strategy;

  @Option(
      names = "--dest",
      converter = FileWord.class,
      paramLabel = "DIR",
      defaultValue = "downloaded",
      description = "The folder the flags are written to (default: ${DEFAULT-VALUE}).")
  private Path destination;

  @Option(
      names = {"-v", "--verbose"},
      description = "A line a code instead of the progress.")
  private boolean verbose;

  @Option(names = "--simple", description = "Print what the first, simple version prints.")
  private boolean simple;

  /** The codes that are asked for, in alphabetical order. */
  List<String> codes() {
    try {
      return CountrySelection.of(
              named, all, every, limit == null ? OptionalInt.empty() : OptionalInt.of(limit))
          .codes();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** The site that is named; empty if its address is given instead. */
  Optional<Site> site() {
    if (baseUrl != null) {
      return Optional.empty();
    }
    try {
      return Optional.of(server == null ? Site.LOCAL : Site.named(server));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** The address that is given; empty if a site is named instead. */
  Optional<URI> address() {
    if (baseUrl == null) {
      return Optional.empty();
    }
    if (server != null) {
      throw wrong("--base-url and --server exclude each other: give one of them");
    }
    try {
      URI address = URI.create(baseUrl);
      var unused = new FlagDownload(address, CountryCodes.POPULOUS.getFirst(), TIMEOUT);
      return Optional.of(address);
    } catch (IllegalArgumentException e) {
      throw wrong("--base-url: " + e.getMessage());
    }
  }

  Strategy strategy() {
    if (strategy != null) {
      return strategy;
    }
    return requests == null ? Strategy.sequential : Strategy.fixed;
  }

  /** How many requests will really be in progress at once. Whoever asks for more is told. */
  int requests(int codes) {
    if (requests != null && requests < 1) {
      throw wrong("--max_req must be 1 or more, not " + requests);
    }
    int used = RequestLimit.of(strategy(), requests, site().orElse(null), codes);
    if (requests != null && used < requests) {
      String atOnce = Words.count(used, "request") + " at once ";
      Notes.print(
          spec.commandLine().getErr(),
          used == codes
              ? atOnce + "will do: there are no more flags"
              : atOnce + "will be made, the most that there may be, and not " + requests);
    }
    return used;
  }

  long seed() {
    return seed;
  }

  /** What to download from this address. */
  List<SavedDownload> downloads(URI base) {
    return codes().stream()
        .map(code -> new FlagDownload(base, code, simple ? SIMPLE_TIMEOUT : TIMEOUT))
        .map(download -> new SavedDownload(download.to(destination)))
        .toList();
  }

  /** Refuses a folder that is a file, before a site is started and every flag fails by it. */
  void checkDestination() {
    if (Files.exists(destination) && !Files.isDirectory(destination)) {
      throw wrong("--dest " + destination + ": is a file, and no folder");
    }
    try {
      Files.createDirectories(destination);
    } catch (IOException e) {
      throw wrong(
          "--dest %s: cannot be made: %s"
              .formatted(destination, Unwritable.reason(e, destination)));
    }
    if (!Files.isWritable(destination)) {
      throw wrong("--dest " + destination + ": nobody gave you the right to write there");
    }
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean isSimple() {
    return simple;
  }

  private ParameterException wrong(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
