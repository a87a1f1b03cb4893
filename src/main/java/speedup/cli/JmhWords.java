package speedup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.runner.options.WarmupMode;
import speedup.batch.BatchCell;
import speedup.environment.Variant;
import speedup.jmh.ForeignBenchmarks;
import speedup.run.UsageException;

/** The words of the command line that are JMH's. */
final class JmhWords {

  /** An assignment in the same word as its option: {@code -pworkers=2}, {@code -p=workers=2}. */
  private static final Pattern JOINED = Pattern.compile("--?p=?([^=]+=.*)");

  /** The name of an option whose value is in the same word: {@code -f2}, {@code -f=2}. */
  private static final Pattern NAME = Pattern.compile("^--?[A-Za-z]+=?");

  /** Options that take true or false. */
  private static final Pattern EITHER = Pattern.compile("(--?(?:foe|gc|si))(?:=(.*))?");

  /** Options that take a time; it may be in the same word. */
  private static final Pattern TIME = Pattern.compile("(--?(?:to|r|w))(?:=(.*))?");

  private static final Pattern NO_OPTION = Pattern.compile("(.+) is not a recognized option");

  private static final String LISTED = "'run --help' lists all options";

  private static final Pattern NO_CONSTANT = Pattern.compile("No enum constant (.+)\\.([^.]*)");

  /** What the values are called that these options take. */
  private static final Map<String, Class<? extends Enum<?>>> CONSTANTS =
      Map.of("-rf", ResultFormatType.class, "-v", VerboseMode.class, "-wm", WarmupMode.class);

  private final List<String> words;
  private final CommandLineOptions options;

  private JmhWords(List<String> words, CommandLineOptions options) {
    this.words = words;
    this.options = options;
  }

  static JmhWords parse(List<String> words) throws UsageException {
    return parse(words, Set.of());
  }

  /**
   * Reads them.
   *
   * @param others what other options the user may have meant
   */
  static JmhWords parse(List<String> words, Set<String> others) throws UsageException {
    for (int i = 0; i < words.size(); i++) {
      boolean isValue = i > 0 && words.get(i - 1).startsWith("-");
      if (words.get(i).isBlank() && !isValue) {
        throw new UsageException("'" + words.get(i) + "' selects nothing: leave it out");
      }
      if (NumberWord.hasOtherDigits(NAME.matcher(words.get(i)).replaceFirst(""))) {
        throw new UsageException(words.get(i) + ": a number has the digits 0 to 9");
      }
    }
    try {
      return new JmhWords(words, new CommandLineOptions(words.toArray(String[]::new)));
    } catch (CommandLineOptionException | IllegalStateException | IllegalArgumentException e) {
      // Also of a value that it does not know, such as a mode's.
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UsageException(
          known(message, words)
              .or(() -> noTime(message, words))
              .or(() -> unknown(message, words, others))
              .orElse(message + "; " + LISTED));
    }
  }

  /** What may have been meant by an option that there is not. */
  private static Optional<String> unknown(String message, List<String> words, Set<String> others) {
    Matcher unknown = NO_OPTION.matcher(message);
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    return words.stream()
        .filter(word -> word.matches("--?" + Pattern.quote(name) + "(=.*)?"))
        .findFirst()
        .map(word ->
            others.contains(word.split("=", 2)[0])
                ? "'%s': behind '--' stand JMH's options and regexps alone; give it before"
                    .formatted(word)
                : "Unknown option: '%s'; %s"
                    .formatted(word, Help.meantOption(word, others).orElse(LISTED)));
  }

  /** What a time is, of which JMH says no more than that it is none. */
  private static Optional<String> noTime(String message, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Matcher time = TIME.matcher(words.get(i));
      if (time.matches()) {
        String said = Optional.ofNullable(time.group(2)).orElse("");
        String value = said.isEmpty() && i + 1 < words.size() ? words.get(i + 1) : said;
        if (message.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))) {
          return Optional.of(
              "%s '%s': must be a time, such as 10s, 500ms or 2min"
                  .formatted(time.group(1), value));
        }
      }
    }
    return Optional.empty();
  }

  /** What an option may be whose value Java did not find among the constants of an enum. */
  private static Optional<String> known(String message, List<String> words) {
    Matcher unknown = NO_CONSTANT.matcher(message);
    return !unknown.matches()
        ? Optional.empty()
        : CONSTANTS.entrySet().stream()
            .filter(option -> option.getValue().getName().equals(unknown.group(1)))
            .map(option ->
                "%s %s: must be %s"
                    .formatted(
                        option.getKey(),
                        asTyped(unknown.group(2), words),
                        Arrays.stream(option.getValue().getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))))
            .findFirst();
  }

  /** JMH tells of a value in its own spelling. */
  private static String asTyped(String value, List<String> words) {
    return words.stream()
        .map(word -> word.substring(word.indexOf('=') + 1))
        .filter(value::equalsIgnoreCase)
        .findFirst()
        .orElse(value);
  }

  /**
   * Refuses what is neither true nor false where JMH takes one of them: it reads all else as false.
   */
  private void refuseWhatIsNeither() throws UsageException {
    for (int i = 0; i < words.size(); i++) {
      Matcher said = EITHER.matcher(words.get(i));
      if (said.matches()) {
        String value = said.group(2);
        value = value == null && i + 1 < words.size() ? words.get(i + 1) : value;
        if (value != null && !value.matches("(?i)true|false")) {
          throw new UsageException("%s %s: must be true or false".formatted(said.group(1), value));
        }
      }
    }
  }

  CommandLineOptions options() {
    return options;
  }

  /** Whether they ask JMH to tell something rather than to measure. */
  boolean askForAList() {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  /** Whether the user says neither which benchmarks nor which strategies or workers. */
  boolean isTheDefaultJob() {
    Set<String> assigned = assigned();
    return options.getIncludes().isEmpty()
        && !assigned.contains(BatchCell.STRATEGY)
        && !assigned.contains(BatchCell.WORKERS);
  }

  /**
   * Refuses JMH's options that could have no effect: where its progress is to be written, for there
   * is none of JMH's, what warms up before others, for each cell has a JVM of its own, and to end
   * at the first failure, for none ends a run.
   *
   * @throws UsageException if one is given
   */
  void refuseWhatHasNoEffect() throws UsageException {
    refuseWhatIsNeither();
    for (String assignment : assignments()) {
      // JMH drops what is empty at the end, and all of a word of commas.
      if (assignment.endsWith(",")) {
        throw new UsageException(
            "-p %s: behind its last comma is no value: write NAME=A,B".formatted(assignment));
      }
    }
    if (options.shouldFailOnError().orElse(false)) {
      throw new UsageException(
          "-foe true: what fails does not keep the other cells from being measured, and the exit"
              + " code says it; leave it out");
    }
    if (options.getWarmupMode().hasValue() && options.getWarmupMode().get() != WarmupMode.INDI) {
      throw new UsageException(
          "-wm %s: a fork measures one cell, and warms up nothing else; leave it out"
              .formatted(options.getWarmupMode().get()));
    }
    if (!options.getWarmupIncludes().isEmpty()) {
      throw new UsageException(
          "-wmb %s: a fork measures one cell, and warms up nothing else; leave it out"
              .formatted(options.getWarmupIncludes().getFirst()));
    }
    if (options.getWarmupForkCount().orElse(0) > 0) {
      throw new UsageException(
          "-wf %d: every fork is measured, and those that were disturbed are measured again; leave"
                  .formatted(options.getWarmupForkCount().get())
              + " it out");
    }
    if (options.getTimeout().hasValue() && options.getTimeout().get().getTime() <= 0) {
      throw new UsageException("-to 0: no iteration ends in no time; leave it out, or give more");
    }
    if (options.getOutput().hasValue()) {
      throw new UsageException(
          "-o %s: nothing of JMH's is printed; '> %1$s' keeps the tables, '-rff %1$s' JMH's results"
              .formatted(options.getOutput().get()));
    }
  }

  /** Has our JMH do by itself what they say. */
  void handToJmh() throws IOException {
    Main.main(words.toArray(String[]::new));
  }

  /** Has somebody else's JMH do by itself what they say. */
  void handTo(Variant variant) throws IOException {
    ForeignBenchmarks.runMain(variant, words);
  }

  /** The names of the parameters that were given values. */
  Set<String> assigned() {
    Set<String> names = new LinkedHashSet<>();
    for (String assignment : assignments()) {
      String name = assignment.substring(0, assignment.indexOf('='));
      // JMH tells only of names that are asked for; a word that it takes for something else has
      // none.
      if (options.getParameter(name).hasValue()) {
        names.add(name);
      }
    }
    return names;
  }

  /** All that may be assignments of parameters, and maybe more. */
  private List<String> assignments() {
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Matcher joined = JOINED.matcher(words.get(i));
      String assignment =
          words.get(i).matches("--?p") && i + 1 < words.size()
              ? words.get(i + 1)
              : joined.matches() ? joined.group(1) : "";
      if (assignment.contains("=")) {
        assignments.add(assignment);
      }
    }
    return assignments;
  }
}
