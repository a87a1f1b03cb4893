package speedup.flags;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import speedup.workload.Parameter;
import speedup.workload.Workload;
import speedup.workload.WorkloadType;
import speedup.workload.WrongAnswerException;

/**
 * Downloads flags: the I/O-bound workload. Right is every picture with its length and digest, and
 * NOT_FOUND for every code that has no flag, so the site must be one that makes no errors.
 */
public final class FlagDownloads implements Workload<Download> {

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE =
      new WorkloadType(
          "flags",
          true,
          false,
          new Parameter("flags", "20, 194 or 676", value -> value.matches("20|194|676")),
          new Parameter(
              "delay",
              "a whole number of milliseconds from 0 to 99999",
              value -> value.matches("[0-9]{1,5}")));

  /** The same of as many downloads as there are workers, all of them at once. */
  public static final WorkloadType CROWD = new WorkloadType("siteCrowd", true, false);

  private static final int MOST_NAMED = 3;

  private final WorkloadType type;
  private final List<FlagDownload> tasks;

  private FlagDownloads(WorkloadType type, List<FlagDownload> tasks) {
    this.type = type;
    this.tasks = tasks;
  }

  /**
   * The downloads of these codes, in this order.
   *
   * @param base the address of the flags
   * @param timeout the time limit of each download, its body included
   */
  public static FlagDownloads of(List<String> codes, URI base, Duration timeout) {
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("no flag to download");
    }
    return new FlagDownloads(
        TYPE, codes.stream().map(code -> new FlagDownload(base, code, timeout)).toList());
  }

  /**
   * The downloads that the benchmarks know by their number.
   *
   * @param flags 20, the most populous countries; 194, every flag; or 676, every code, of which 482
   *     have no flag
   * @throws IllegalArgumentException with one clear line, if it is another number
   */
  public static FlagDownloads of(int flags, URI base, Duration timeout) {
    return of(
        switch (flags) {
          case 20 -> CountryCodes.POPULOUS;
          case 194 -> CountryCodes.WITH_FLAG;
          case 676 -> CountryCodes.EVERY;
          default ->
              throw new IllegalArgumentException(
                  "the number of flags must be 20, 194 or 676, not " + flags);
        },
        base,
        timeout);
  }

  /**
   * Downloads of the flags of the most populous countries, in turn.
   *
   * @param count of downloads
   * @param base the address of the flags
   * @param timeout the time limit of each download, its body included
   */
  public static FlagDownloads crowd(int count, URI base, Duration timeout) {
    List<FlagDownload> twenty = of(CountryCodes.POPULOUS, base, timeout).tasks();
    return new FlagDownloads(
        CROWD,
        IntStream.range(0, count).mapToObj(number -> twenty.get(number % twenty.size())).toList());
  }

  /** Whether the downloads of a type of workload are from a flag site. */
  public static boolean areOf(WorkloadType type) {
    return type.equals(TYPE) || type.equals(CROWD);
  }

  @Override
  public String name() {
    return type.name();
  }

  @Override
  public List<FlagDownload> tasks() {
    return tasks;
  }

  @Override
  public void check(List<? extends Download> results) throws WrongAnswerException {
    if (results.size() != tasks.size()) {
      throw new WrongAnswerException(results.size() + " answers to " + tasks.size() + " downloads");
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      flaw(tasks.get(i).code(), results.get(i)).ifPresent(wrong::add);
    }
    if (!wrong.isEmpty()) {
      throw new WrongAnswerException(
          "%d of %d downloads are wrong: %s%s"
              .formatted(
                  wrong.size(),
                  results.size(),
                  String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))),
                  wrong.size() > MOST_NAMED ? "; ..." : ""));
    }
  }

  private static Optional<String> flaw(String code, Download download) {
    if (!download.code().equals(code)) {
      return Optional.of(code + ": the answer is that of " + download.code());
    }
    Optional<Flag> expected = FlagAlbum.shipped().find(code);
    return switch (download) {
      case Download.Fetched fetched when expected.isEmpty() ->
          Optional.of(code + ": a picture of " + fetched.length() + " bytes of no known flag");
      case Download.Fetched fetched -> difference(fetched, expected.get());
      case Download.Missing missing when expected.isEmpty() -> Optional.empty();
      case Download.Missing missing -> Optional.of(code + ": not found");
      case Download.Failed failed -> Optional.of(code + ": " + failed.reason());
    };
  }

  private static Optional<String> difference(Download.Fetched fetched, Flag flag) {
    if (fetched.length() != flag.length()) {
      return Optional.of(
          "%s: %d bytes instead of %d".formatted(flag.code(), fetched.length(), flag.length()));
    }
    return fetched.sha256().equals(flag.sha256())
        ? Optional.empty()
        : Optional.of(flag.code() + ": other bytes than the flag's, as SHA-256 shows");
  }
}
