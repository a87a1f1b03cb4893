package speedup.strategy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A strategy as the command line names it: its name, and options behind a colon, as in {@code
 * process:cache=none}. Options belong to the word, so that a strategy with options is compared with
 * the same baseline as one without.
 *
 * @param options by name; only those that the strategy {@linkplain Strategy#options has}
 */
public record StrategyWord(Strategy strategy, SortedMap<String, String> options) {

  /** Checks the options. */
  public StrategyWord {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    for (Map.Entry<String, String> option : options.entrySet()) {
      if (!strategy
          .options()
          .getOrDefault(option.getKey(), Collections.emptySet())
          .contains(option.getValue())) {
        throw new IllegalArgumentException(
            "%s has no option %s=%s%s"
                .formatted(strategy, option.getKey(), option.getValue(), choice(strategy)));
      }
    }
  }

  private static String choice(Strategy strategy) {
    return strategy.options().isEmpty()
        ? "; it has none"
        : strategy.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + String.join("|", option.getValue()))
            .collect(Collectors.joining(", ", "; it has ", ""));
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException saying in one line what is wrong and what would be right
   */
  public static StrategyWord parse(String word) {
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    Strategy strategy =
        Arrays.stream(Strategy.values())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no such strategy; allowed are "
                        + Arrays.stream(Strategy.values())
                            .map(Strategy::name)
                            .collect(Collectors.joining(", "))));
    SortedMap<String, String> options = new TreeMap<>();
    if (colon >= 0) {
      for (String option : word.substring(colon + 1).split(":", -1)) {
        String[] parts = option.split("=", 2);
        if (options.put(parts[0], parts.length == 2 ? parts[1] : "") != null) {
          throw new IllegalArgumentException("the option " + parts[0] + " is there twice");
        }
      }
    }
    return new StrategyWord(strategy, options);
  }

  /** A strategy without options. */
  public static StrategyWord of(Strategy strategy) {
    return new StrategyWord(strategy, Collections.emptySortedMap());
  }

  /** Says what is wrong with a word; empty if nothing is. */
  public static Optional<String> objection(String word) {
    try {
      StrategyWord unused = parse(word);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether a word names a strategy whose tasks run in other JVMs; not if it is no word. */
  public static boolean startsJvms(String word) {
    return objection(word).isEmpty() && parse(word).strategy().startsJvms();
  }

  /**
   * Opens the strategy.
   *
   * @param workers how many tasks may be in progress at once
   * @throws IllegalArgumentException if the strategy cannot have this many
   */
  public BatchExecutor open(int workers) {
    return strategy.open(workers, options);
  }

  @Override
  public String toString() {
    return options.isEmpty()
        ? strategy.name()
        : options.entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(":", strategy.name() + ":", ""));
  }
}
