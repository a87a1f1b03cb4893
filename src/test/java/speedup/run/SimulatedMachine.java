package speedup.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import speedup.environment.Noise;

/**
 * A machine whose true times and variation are known, with a clock of its own. What a fork measures
 * depends only on the seed, the cell, the round and how often it was measured before in that round.
 */
public final class SimulatedMachine implements Forks {

  private static final Instant BEGIN = Instant.parse("2026-03-04T05:06:07Z");
  private static final double START_SECONDS = 0.5;

  /** By how much each iteration of a fork that has not warmed up is slower than the next. */
  private static final double COLD = 1.05;

  private static JmhSettings settings(int warmUp) {
    return new JmhSettings(
        "1.37",
        "ss",
        TimeUnit.SECONDS,
        1,
        List.of(),
        1,
        "java",
        JmhSettings.warmUpArgument(warmUp).stream().toList(),
        "25",
        "VM",
        "25",
        new JmhSettings.Iterations(1, "single-shot", 1),
        new JmhSettings.Iterations(1, "single-shot", 1));
  }

  private final long seed;
  private final Map<Cell, Time> times = new HashMap<>();
  private final Map<Cell, Integer> warmUps = new HashMap<>();
  private final Map<Cell, Integer> disturbances = new HashMap<>();
  private final Map<Cell, Integer> failingRounds = new HashMap<>();
  private final Map<String, Integer> crashes = new HashMap<>();
  private final Map<String, Integer> lacking = new HashMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<Cell, Optional<Integer>> iterations = new HashMap<>();
  private boolean ignoresWarmUps;
  private double forkVariation;
  private double iterationVariation;
  private double roundVariation;
  private int forksUntilInterrupt = Integer.MAX_VALUE;
  private Consumer<String> interrupt = why -> {};
  private long nanos;
  private @Nullable String stopped;

  /** Creates a machine that measures the same with the same seed. */
  public SimulatedMachine(long seed) {
    this.seed = seed;
  }

  /** The true time of a cell in a round, in seconds. */
  public interface Time {
    /** Seconds. */
    double inRound(int round);
  }

  /** The true time of a cell; 1 s where nothing is said. */
  public SimulatedMachine takes(Cell cell, double seconds) {
    return takes(cell, round -> seconds);
  }

  /** A cell takes one time in odd rounds and another in even ones. */
  public SimulatedMachine takesByTurns(Cell cell, double odd, double even) {
    return takes(cell, round -> round % 2 == 0 ? even : odd);
  }

  /** The true times of a cell. */
  public SimulatedMachine takes(Cell cell, Time time) {
    times.put(cell, time);
    return this;
  }

  /** How much a fork, an iteration, and a whole round vary: standard deviations of logarithms. */
  public SimulatedMachine varies(double fork, double iteration, double round) {
    forkVariation = fork;
    iterationVariation = iteration;
    roundVariation = round;
    return this;
  }

  /** A cell is steady only where its forks warm up this many times as long. */
  SimulatedMachine needs(Cell cell, int warmUp) {
    warmUps.put(cell, warmUp);
    return this;
  }

  SimulatedMachine ignoringWarmUps() {
    ignoresWarmUps = true;
    return this;
  }

  /** Foreign processes disturb a cell so often in every round. */
  public SimulatedMachine disturbs(Cell cell, int timesARound) {
    disturbances.put(cell, timesARound);
    return this;
  }

  /** A cell gives a wrong answer from a round on. */
  public SimulatedMachine fails(Cell cell, int fromRound) {
    failingRounds.put(cell, fromRound);
    return this;
  }

  /** The fork of a cell dies the first times that it is measured in a round. */
  public SimulatedMachine crashes(Cell cell, int inRound, int times) {
    crashes.put(cell + "@" + inRound, times);
    return this;
  }

  /** After those, as many forks fail because something that they need has died. */
  SimulatedMachine lacks(Cell cell, int inRound, int times) {
    lacking.put(cell + "@" + inRound, times);
    return this;
  }

  /** The user interrupts the run during a fork, which dies of it. */
  SimulatedMachine interruptsDuring(int fork) {
    forksUntilInterrupt = fork;
    return this;
  }

  void onStop(Consumer<String> stop) {
    interrupt = stop;
  }

  /** Takes up what an earlier part of the run measured on it. */
  SimulatedMachine after(List<JournalEntry> earlier) {
    for (JournalEntry entry : earlier) {
      if (entry instanceof JournalEntry.Fork fork) {
        attempts.merge(fork.cell() + "@" + fork.round(), 1, Integer::sum);
        nanos = Duration.between(BEGIN, fork.started()).toNanos() + nanos(fork.elapsedSeconds());
      } else if (entry instanceof JournalEntry.Failure failure) {
        nanos =
            Duration.between(BEGIN, failure.started()).toNanos() + nanos(failure.elapsedSeconds());
      }
    }
    return this;
  }

  Instant now() {
    return BEGIN.plusNanos(nanos);
  }

  long nanoTime() {
    return nanos;
  }

  /** What was measured, as round and cell, in the order of time. */
  List<String> order() {
    return order;
  }

  /** How many iterations the last fork of a cell was asked for. */
  Optional<Integer> iterationsAskedFor(Cell cell) {
    return iterations.getOrDefault(cell, Optional.empty());
  }

  @Override
  public JournalEntry measure(
      Cell cell, int round, int position, Optional<Integer> count, int warmUp, Duration limit) {
    forksUntilInterrupt--;
    if (forksUntilInterrupt == 0) {
      interrupt.accept("interrupted");
    }
    order.add(round + " " + cell);
    iterations.put(cell, count);
    int attempt = attempts.merge(cell + "@" + round, 1, Integer::sum);
    SplittableRandom random = random(cell + "@" + round + "#" + attempt);
    Instant started = now();
    if (stopped != null || round >= failingRounds.getOrDefault(cell, Integer.MAX_VALUE)) {
      nanos += nanos(START_SECONDS);
      String reason = stopped == null ? "the answers are wrong" : stopped;
      return new JournalEntry.Failure(round, position, cell, started, START_SECONDS, reason);
    }
    int crashing = crashes.getOrDefault(cell + "@" + round, 0);
    if (attempt <= crashing + lacking.getOrDefault(cell + "@" + round, 0)) {
      nanos += nanos(START_SECONDS);
      JournalEntry.Failure failure =
          new JournalEntry.Failure(
              round, position, cell, started, START_SECONDS, "the fork was killed", true);
      return attempt <= crashing ? failure : failure.forWantOfWhatDied("the site had died");
    }
    double mean =
        times.getOrDefault(cell, any -> 1).inRound(round)
            * Math.exp(
                forkVariation * random.nextGaussian()
                    + roundVariation * random("round " + round).nextGaussian());
    List<Double> measured = new ArrayList<>();
    for (int i = 0; i < count.orElse(1); i++) {
      double cold =
          (ignoresWarmUps ? 1 : warmUp) < warmUps.getOrDefault(cell, 1)
              ? Math.pow(COLD, count.orElse(1) - i)
              : 1;
      measured.add(cold * mean * Math.exp(iterationVariation * random.nextGaussian()));
    }
    double elapsed =
        START_SECONDS + mean + measured.stream().mapToDouble(Double::doubleValue).sum();
    nanos += nanos(elapsed);
    double foreign = attempt <= disturbances.getOrDefault(cell, 0) ? 1.5 : 0;
    return new JournalEntry.Fork(
        round,
        position,
        cell,
        started,
        elapsed,
        List.of(mean),
        measured,
        null,
        Map.of(),
        settings(ignoresWarmUps ? 1 : warmUp),
        null,
        new Noise(elapsed, 0.0, foreign, foreign / 2, 0L, 0.0, 0.0, 0.0, null),
        List.of());
  }

  @Override
  public void stop(String why) {
    stopped = why;
  }

  /** A generator for each name: what is measured must not depend on what was measured before. */
  private SplittableRandom random(String what) {
    long mixed = seed;
    for (int i = 0; i < what.length(); i++) {
      mixed = new SplittableRandom(mixed ^ what.charAt(i)).nextLong();
    }
    return new SplittableRandom(mixed);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
