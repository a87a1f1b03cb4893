package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to what the library itself reads of a packed histogram. */
final class RecordedTimesTests {

  private record Recorded(long nanos, long count) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyAreThoseThatTheLibraryReads(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Histogram histogram = ServiceTimes.empty();
    int times = random.nextInt(200);
    for (int i = 0; i < times; i++) {
      // Of every magnitude, from 0 to an hour.
      long nanos = random.nextLong(1L << random.nextInt(42)) % ServiceTimes.LONGEST_NANOS;
      histogram.recordValueWithCount(nanos, 1 + random.nextLong(1L << random.nextInt(40)));
    }

    assertThat(recorded(ServiceTimes.encode(histogram))).hasValue(values(histogram));
  }

  @Test
  void theShortestAndTheLongestAreRead() {
    Histogram histogram = ServiceTimes.empty();
    for (long nanos : new long[] {0, 1, 1_023, 1_024, 2_047, 2_048, ServiceTimes.LONGEST_NANOS}) {
      histogram.recordValueWithCount(nanos, nanos + 1);
    }

    assertThat(recorded(ServiceTimes.encode(histogram))).hasValue(values(histogram));
  }

  @Test
  void ofNoTimeThereIsNone() {
    RecordedTimes none =
        RecordedTimes.decode(ServiceTimes.encode(ServiceTimes.empty())).orElseThrow();

    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void whatIsSomethingElseIsNotRead() {
    Histogram twoDigits = new ConcurrentHistogram(ServiceTimes.LONGEST_NANOS, 2);
    twoDigits.recordValue(1_000);
    Histogram days = new Histogram(100 * ServiceTimes.LONGEST_NANOS, 3);
    days.recordValue(99 * ServiceTimes.LONGEST_NANOS);

    assertThat(RecordedTimes.decode("")).isEmpty();
    assertThat(RecordedTimes.decode("nonsense!")).isEmpty();
    assertThat(RecordedTimes.decode(ServiceTimes.encode(twoDigits))).isEmpty();
    assertThat(RecordedTimes.decode(ServiceTimes.encode(days))).isEmpty();
  }

  /** Damaged in any way it is read or not, and nothing else happens. */
  @Test
  void oneThatIsDamagedIsReadOrNot() {
    Histogram histogram = ServiceTimes.empty();
    for (int i = 0; i < 50; i++) {
      histogram.recordValueWithCount(1L << (i % 41), i + 1);
    }
    byte[] whole = Base64.getDecoder().decode(ServiceTimes.encode(histogram));
    SplittableRandom random = new SplittableRandom(1);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Optional<RecordedTimes> times =
          RecordedTimes.decode(Base64.getEncoder().encodeToString(damaged));
      if (times.isPresent()) {
        read++;
        times.get().forEach(ServiceTimes.empty()::recordValueWithCount);
      }
    }

    assertThat(read).isLessThan(1_000);
  }

  private static Optional<List<Recorded>> recorded(String packed) {
    return RecordedTimes.decode(packed)
        .map(times -> {
          List<Recorded> all = new ArrayList<>();
          times.forEach((nanos, count) -> all.add(new Recorded(nanos, count)));
          return all;
        });
  }

  private static List<Recorded> values(Histogram histogram) {
    List<Recorded> all = new ArrayList<>();
    histogram
        .recordedValues()
        .forEach(value ->
            all.add(
                new Recorded(
                    histogram.lowestEquivalentValue(value.getValueIteratedTo()),
                    value.getCountAtValueIteratedTo())));
    return all;
  }
}
