package speedup.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEntry.Planned.class, name = "plan"),
  @JsonSubTypes.Type(value = JournalEntry.Ceiling.class, name = "ceiling"),
  @JsonSubTypes.Type(value = JournalEntry.Fork.class, name = "fork"),
  @JsonSubTypes.Type(value = JournalEntry.Failure.class, name = "failure"),
  @JsonSubTypes.Type(value = JournalEntry.Finished.class, name = "finished")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface JournalEntry {

  /**
   * The first line: what is going to be measured.
   *
   * @param version the version of Speedup that measures
   * @param options the command line's words, for the reader
   */
  record Planned(String version, Instant started, String label, List<String> options, Plan plan)
      implements JournalEntry {

    /** Copies the options. */
    public Planned {
      options = List.copyOf(options);
    }
  }

  /**
   * What the flag site could serve before any download was measured.
   *
   * @param requestsPerSecond with no delay, with as many requests in flight as gave the most
   */
  record Ceiling(double requestsPerSecond) implements JournalEntry {}

  /**
   * A cell measured once, in one fresh JVM.
   *
   * @param round the number of its round, from 1
   * @param position its place in the order of the round, from 1
   * @param elapsedSeconds how long all of it took: start of the JVM, set-up, warm-up, measuring
   * @param warmupSeconds the time of each batch before the measured ones
   * @param iterationSeconds the time of each measured batch; at least one
   * @param metrics what profilers measured beside it, by name
   * @param settings how JMH measured
   */
  record Fork(
      int round,
      int position,
      Cell cell,
      Instant started,
      double elapsedSeconds,
      List<Double> warmupSeconds,
      List<Double> iterationSeconds,
      Map<String, Metric> metrics,
      JmhSettings settings)
      implements JournalEntry {

    /** Copies the lists. */
    public Fork {
      warmupSeconds = List.copyOf(warmupSeconds);
      iterationSeconds = List.copyOf(iterationSeconds);
      metrics = Map.copyOf(metrics);
      if (iterationSeconds.isEmpty()) {
        throw new IllegalArgumentException("a fork without a measured iteration");
      }
    }

    /** The mean of the measured iterations, in seconds: the unit of all statistics. */
    public double mean() {
      return iterationSeconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
  }

  /**
   * A cell that could not be measured.
   *
   * @param reason what went wrong, in one line
   */
  record Failure(int round, int position, Cell cell, Instant started, String reason)
      implements JournalEntry {}

  /**
   * The last line of a run that came to its end.
   *
   * @param interrupted why it ended early; absent when it did not
   */
  record Finished(Instant at, @Nullable String interrupted) implements JournalEntry {}

  /**
   * What a profiler measured.
   *
   * @param scores a value an iteration
   */
  record Metric(String unit, List<Double> scores) {

    /** Copies the scores. */
    public Metric {
      scores = List.copyOf(scores);
    }
  }
}
