package speedup.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import speedup.run.ForkMetric;

/**
 * How often virtual threads kept their carriers while they waited, by JDK Flight Recorder: {@code
 * -prof speedup.jmh.PinnedProfiler}.
 *
 * <p>Only when it is asked for: the recorder takes 0.6 s to start and 10 MB of the memory that is
 * measured beside.
 */
public final class PinnedProfiler implements InternalProfiler {

  private static final String EVENT = "jdk.VirtualThreadPinned";

  private @Nullable Recording recording;

  @Override
  public String getDescription() {
    return "How often virtual threads kept their carriers while they waited, by Flight Recorder";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begin();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of(
        new ScalarResult(ForkMetric.PINNED, (double) sinceBegin(), "times", AggregationPolicy.AVG));
  }

  /** Begins to count. */
  void begin() {
    Recording begun = new Recording();
    begun.enable(EVENT).withoutStackTrace().withThreshold(Duration.ZERO);
    begun.start();
    recording = begun;
  }

  /** How often it was since then. */
  int sinceBegin() {
    try (Recording ended = recording) {
      recording = null;
      if (ended == null) {
        return 0;
      }
      Path file = Files.createTempFile("pinned", ".jfr");
      try {
        ended.stop();
        ended.dump(file);
        return (int)
            RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .count();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
