package speedup.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import speedup.environment.Noise;
import speedup.environment.NoiseLimits;
import speedup.stats.ComparedCell;

/** A line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEntry.Planned.class, name = "plan"),
  @JsonSubTypes.Type(value = JournalEntry.Ceiling.class, name = "ceiling"),
  @JsonSubTypes.Type(value = JournalEntry.Calibration.class, name = "calibration"),
  @JsonSubTypes.Type(value = JournalEntry.Fork.class, name = "fork"),
  @JsonSubTypes.Type(value = JournalEntry.Failure.class, name = "failure"),
  @JsonSubTypes.Type(value = JournalEntry.Ended.class, name = "end"),
  @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = JournalEntry.Finished.class, name = "finished")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface JournalEntry {

  /**
   * The first line: what is going to be measured.
   *
   * @param version the version of Speedup that measures
   * @param options the words of the command line that are JMH's: they say how each fork is measured
   */
  record Planned(
      String version,
      Instant started,
      String label,
      List<String> options,
      @Nullable Double forkLimitSeconds,
      Plan plan)
      implements JournalEntry {

    /** Copies the options, and checks that a plan is there. */
    public Planned {
      Objects.requireNonNull(started, "started");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(plan, "plan");
      options = List.copyOf(options);
    }

    Planned until(Rules rules) {
      Plan until =
          new Plan(
              plan.cells(), plan.skipped(), rules, plan.seed(), plan.layout(), plan.variants());
      return new Planned(version, started, label, options, forkLimitSeconds, until);
    }

    Planned withForkLimit(Duration limit) {
      return new Planned(version, started, label, options, limit.toMillis() / 1e3, plan);
    }
  }

  /**
   * What the flag site could serve before any download was measured.
   *
   * @param requestsPerSecond with no delay, with as many requests in flight as gave the most
   */
  record Ceiling(double requestsPerSecond) implements JournalEntry {}

  /**
   * How fast the machine was, in each part of a run before the first fork.
   *
   * @param seconds what its {@linkplain speedup.environment.FixedWork fixed work} took
   */
  record Calibration(double seconds) implements JournalEntry {

    /** Checks that it took some time. */
    public Calibration {
      if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("no time: " + seconds);
      }
    }
  }

  /**
   * A cell measured once, in one fresh JVM.
   *
   * @param round the number of its round, from 1
   * @param position its place in the order of the round, from 1
   * @param elapsedSeconds how long all of it took: start of the JVM, set-up, warm-up, measuring
   * @param warmupScores the scores of the iterations before the measured ones
   * @param scores the scores of the measured iterations; at least one
   * @param unit what scores are counted in, in JMH's words; absent in old journals, for {@code
   *     s/op}
   * @param metrics what profilers measured beside it, by name
   * @param settings how JMH measured
   * @param serviceTimes how long its single tasks took, as {@link
   *     speedup.strategy.ServiceTimes#encode} packs it
   * @param noise what else went on meanwhile
   * @param aside why it is not counted, and was measured again; empty when it counts
   * @param turn which of the cell's forks in the round, from 0; absent in the journal for 0
   * @param members of the cluster that did its tasks; absent in the journal for none
   */
  record Fork(
      int round,
      int position,
      Cell cell,
      Instant started,
      double elapsedSeconds,
      @JsonAlias("warmup_seconds") List<Double> warmupScores,
      @JsonAlias("iteration_seconds") List<Double> scores,
      String unit,
      Map<String, ForkMetric> metrics,
      JmhSettings settings,
      @Nullable String serviceTimes,
      Noise noise,
      List<String> aside,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int turn,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Member> members)
      implements JournalEntry {

    /** No clock gives less, and no unit its inverse; sums of squares of such stay finite. */
    private static final double SMALLEST = 1e-100;

    /** What the scores of journals are counted in that do not say it. */
    public static final String SECONDS = "s/op";

    /** The first fork of a cell in its round. */
    public Fork(
        int round,
        int position,
        Cell cell,
        Instant started,
        double elapsedSeconds,
        List<Double> warmupScores,
        List<Double> scores,
        @Nullable String unit,
        Map<String, ForkMetric> metrics,
        JmhSettings settings,
        @Nullable String serviceTimes,
        Noise noise,
        List<String> aside) {
      this(
          round,
          position,
          cell,
          started,
          elapsedSeconds,
          warmupScores,
          scores,
          unit,
          metrics,
          settings,
          serviceTimes,
          noise,
          aside,
          0,
          List.of());
    }

    /** Copies the lists, and checks that it measured something. */
    @JsonCreator
    public Fork(
        int round,
        int position,
        Cell cell,
        Instant started,
        double elapsedSeconds,
        List<Double> warmupScores,
        List<Double> scores,
        @Nullable String unit,
        Map<String, ForkMetric> metrics,
        JmhSettings settings,
        @Nullable String serviceTimes,
        Noise noise,
        List<String> aside,
        int turn,
        @Nullable List<Member> members) {
      this.round = round;
      this.position = position;
      this.cell = Objects.requireNonNull(cell, "cell");
      this.started = started;
      this.elapsedSeconds = elapsedSeconds;
      this.warmupScores = List.copyOf(warmupScores);
      this.scores = List.copyOf(scores);
      this.unit = unit == null ? SECONDS : unit;
      this.metrics = Map.copyOf(metrics);
      this.settings = Objects.requireNonNull(settings, "settings");
      this.serviceTimes = serviceTimes;
      this.noise = Objects.requireNonNull(noise, "noise");
      this.aside = List.copyOf(aside);
      this.turn = turn;
      this.members = members == null ? List.of() : List.copyOf(members);
      if (this.scores.isEmpty()) {
        throw new IllegalArgumentException("a fork without a measured iteration");
      }
      if (round < 1 || turn < 0) {
        throw new IllegalArgumentException("no round: " + round + ", or no turn: " + turn);
      }
      for (double score : this.scores) {
        if (!(score > SMALLEST && score < 1 / SMALLEST)) {
          throw new IllegalArgumentException("no score: " + score);
        }
      }
    }

    /** The mean of the measured iterations: the unit of all statistics. */
    public double mean() {
      return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** What scores are counted in, and which way is better. */
    public ScoreUnit scoreUnit() {
      return ScoreUnit.of(unit, settings.mode());
    }

    /**
     * The mean where less is better, and its inverse where more is: the cost of one fork over that
     * of another is how many times as good the other is. Of times and rates it is in seconds,
     * whatever their units: benchmarks of one jar may have several.
     */
    public double cost() {
      ScoreUnit unit = scoreUnit();
      double mean = unit.factor() * mean();
      return unit.direction() == ComparedCell.Direction.HIGHER_IS_BETTER ? 1 / mean : mean;
    }

    /** How long the measured iterations took, in seconds. */
    public double measuredSeconds() {
      OptionalDouble planned = settings.measurement().seconds();
      return planned.isPresent() ? planned.getAsDouble() : sumOfSeconds();
    }

    private double sumOfSeconds() {
      double factor = scoreUnit().isTime() ? scoreUnit().factor() : 0;
      return factor * scores.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Whether it counts, and was not set aside. */
    public boolean counts() {
      return aside.isEmpty();
    }

    /** What a profiler measured in the place of the score; empty if it measured nothing above 0. */
    public Optional<Fork> ofMetric(String name) {
      ForkMetric metric = metrics.get(name);
      if (metric == null) {
        return Optional.empty();
      }
      List<Double> values = metric.whole() == null ? metric.scores() : List.of(metric.whole());
      if (values.isEmpty()
          || !values.stream().allMatch(score -> score > 0 && Double.isFinite(score))) {
        return Optional.empty();
      }
      return Optional.of(
          new Fork(
              round,
              position,
              cell,
              started,
              elapsedSeconds,
              List.of(),
              values,
              metric.unit(),
              Map.of(),
              settings,
              null,
              noise,
              aside,
              turn,
              members));
    }

    /** How many times as long as its benchmark says it warmed up. */
    int warmUp() {
      return settings.timesWarmUp();
    }

    /** Which fork of its cell it is. */
    public ForkNumber number() {
      return new ForkNumber(round, turn);
    }

    Fork inTurn(int number) {
      return new Fork(
          round,
          position,
          cell,
          started,
          elapsedSeconds,
          warmupScores,
          scores,
          unit,
          metrics,
          settings,
          serviceTimes,
          noise,
          aside,
          number,
          members);
    }

    Fork setAside(List<String> reasons) {
      return new Fork(
          round,
          position,
          cell,
          started,
          elapsedSeconds,
          warmupScores,
          scores,
          unit,
          metrics,
          settings,
          serviceTimes,
          noise,
          reasons,
          turn,
          members);
    }

    /** The same, of whose tasks these members did their shares. */
    public Fork on(List<Member> cluster) {
      return new Fork(
          round,
          position,
          cell,
          started,
          elapsedSeconds,
          warmupScores,
          scores,
          unit,
          metrics,
          settings,
          serviceTimes,
          noise,
          aside,
          turn,
          cluster);
    }

    /** Why it was disturbed, on the run's machine or on a member's; empty if it was not. */
    List<String> disturbances(NoiseLimits limits) {
      List<String> reasons = new ArrayList<>(limits.reasons(noise));
      for (Member member : members) {
        Noise there = member.noise();
        if (there != null) {
          limits.reasons(there).forEach(why -> reasons.add(member.name() + ": " + why));
        }
      }
      return reasons;
    }
  }

  /**
   * A cell that could not be measured.
   *
   * @param reason what went wrong, in one line
   * @param crashed whether the fork, or something it needs, died, which says little of the cell: it
   *     is tried once more for each of the two, and only its end says that it failed
   * @param revived whether it was something that the fork needs
   */
  record Failure(
      int round,
      int position,
      Cell cell,
      Instant started,
      double elapsedSeconds,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean crashed,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean revived)
      implements JournalEntry {

    /** Checks that it names a cell. */
    public Failure {
      Objects.requireNonNull(cell, "cell");
    }

    /** A cell that would fail again, or whose fork died. */
    public Failure(
        int round,
        int position,
        Cell cell,
        Instant started,
        double elapsedSeconds,
        String reason,
        boolean crashed) {
      this(round, position, cell, started, elapsedSeconds, reason, crashed, false);
    }

    /** A cell that would fail again. */
    public Failure(
        int round, int position, Cell cell, Instant started, double elapsedSeconds, String reason) {
      this(round, position, cell, started, elapsedSeconds, reason, false);
    }

    /** The same, for want of something that was made anew. */
    Failure forWantOfWhatDied(String why) {
      return new Failure(round, position, cell, started, elapsedSeconds, why, true, true);
    }
  }

  /**
   * A cell is not measured any more.
   *
   * @param round the last round that it was part of
   */
  record Ended(Cell cell, int round, CellEnd end) implements JournalEntry {

    /** Checks that it names a cell and a reason. */
    public Ended {
      Objects.requireNonNull(cell, "cell");
      Objects.requireNonNull(end, "end");
    }
  }

  /**
   * The run goes on after it was interrupted or killed, or because more is wanted of it.
   *
   * @param differences what is different on this machine since it began, in words
   * @param rules when it has been measured enough from now on: every cell is measured again; absent
   *     if nothing else is wanted than before
   */
  record Resumed(Instant at, List<String> differences, @Nullable Rules rules)
      implements JournalEntry {

    /** Copies the differences. */
    public Resumed {
      differences = List.copyOf(differences);
    }

    /** As it was begun. */
    public Resumed(Instant at, List<String> differences) {
      this(at, differences, null);
    }
  }

  /**
   * The last line of a run that came to its end.
   *
   * @param wallSeconds how long it took, over all its parts
   * @param interrupted why it ended early; absent when it did not
   */
  record Finished(Instant at, double wallSeconds, @Nullable String interrupted)
      implements JournalEntry {}

  /**
   * A member of a cluster, and its part in a fork.
   *
   * @param name its address, or its number if it was started for the batch
   * @param host the name of its machine
   * @param processors how many it may use
   * @param jdk what runs it
   * @param tasks how many of the measured iterations' tasks it did
   * @param cpuSeconds the CPU time that it used while the fork lived, warm-up included; absent if
   *     it was started by the fork, whose time it is in, or was lost
   * @param noise what else went on on its machine meanwhile; absent if it is the run's, or if it
   *     was lost
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Member(
      String name,
      String host,
      int processors,
      String jdk,
      long tasks,
      @Nullable Double cpuSeconds,
      @Nullable Noise noise) {}
}
