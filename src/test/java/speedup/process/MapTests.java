package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two ways to map. */
@Timeout(60)
@Tag("slow")
final class MapTests {

  @TempDir Path folder;

  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.builder().workers(2).build();
  }

  @AfterEach
  void close() {
    pool.shutdownNow();
    pool.close();
  }

  @Test
  void resultsComeInTheOrderOfTheInputs() {
    List<Integer> inputs = IntStream.range(0, 100).boxed().toList();
    for (int chunk : List.of(1, 7, 100, 1000)) {
      try (Stream<Integer> results = pool.map(x -> x * x, inputs, chunk)) {
        assertThat(results.toList())
            .containsExactlyElementsOf(inputs.stream().map(x -> x * x).toList());
      }
    }
  }

  @Test
  void everyKindOfValueCanBeMapped() {
    List<Object> mixed = new ArrayList<>(List.of(1, 2L, "three", 4.0, true));
    mixed.add(null);

    assertThat(pool.map(x -> x, mixed, 3)).containsExactlyElementsOf(mixed);
    assertThat(pool.map(x -> x + 1, List.of(1L, 2L), 2)).containsExactly(2L, 3L);
    assertThat(pool.map(x -> x / 2, List.of(1.0, 2.0), 2)).containsExactly(0.5, 1.0);
    assertThat(pool.map(x -> !x, List.of(true, false), 2)).containsExactly(false, true);
    assertThat(pool.map(x -> x, List.of(), 2)).isEmpty();
  }

  @Test
  void resultsComeAsTheyAreCompleted() {
    Signal go = Signal.in(folder, "go");
    Signal started = Signal.in(folder, "started");

    try (Stream<Integer> results =
        pool.mapAsCompleted(x -> waitIfZero(x, started, go), List.of(0, 1), 1)) {
      Iterator<Integer> iterator = results.iterator();
      assertThat(iterator.next()).isEqualTo(1);
      go.raise();
      assertThat(iterator.next()).isEqualTo(0);
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  private static int waitIfZero(int x, Signal started, Signal go) {
    if (x == 0) {
      started.raise();
      go.await();
    }
    return x;
  }

  @Test
  void aFailureComesWhereItHappened() {
    try (Stream<Integer> results = pool.map(x -> 10 / (x - 3), List.of(1, 2, 3, 4), 4)) {
      Iterator<Integer> iterator = results.iterator();

      assertThat(iterator.next()).isEqualTo(-5);
      assertThat(iterator.next()).isEqualTo(-10);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(iterator::next)
          .withCauseInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void closingCancelsTheRest() throws Exception {
    Signal never = Signal.in(folder, "never");
    List<Integer> inputs = IntStream.range(0, 10).boxed().toList();
    Signal started = Signal.in(folder, "started");

    Stream<Integer> results = pool.map(x -> waitIfZero(x == 5 ? 0 : 1, started, never), inputs, 1);
    started.await();
    results.close();

    pool.shutdown();
    assertThat(pool.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWorkerThatDiesFailsItsChunk() {
    try (Stream<Integer> results = pool.map(MapTests::exit, List.of(1), 1)) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(results::toList)
          .withCauseInstanceOf(WorkerDiedException.class);
    }
  }

  private static int exit(int x) {
    System.exit(x);
    return x;
  }

  @Test
  void onlySoManyTasksAreAheadOfTheReader() {
    java.util.concurrent.atomic.AtomicInteger taken =
        new java.util.concurrent.atomic.AtomicInteger();
    Iterable<Integer> endless =
        () -> IntStream.iterate(0, i -> i + 1).peek(i -> taken.incrementAndGet()).iterator();

    try (Stream<Integer> results = pool.map(x -> 2 * x, endless, 10, 3)) {
      Iterator<Integer> iterator = results.iterator();
      assertThat(taken).hasValueBetween(30, 31);
      for (int i = 0; i < 1_000; i++) {
        assertThat(iterator.next()).isEqualTo(2 * i);
        assertThat(taken.get()).isLessThanOrEqualTo(i + 10 + 31);
      }
    }
    try (Stream<Integer> results = pool.mapAsCompleted(x -> 2 * x, endless, 10, 3)) {
      assertThat(results.limit(1_000)).doesNotHaveDuplicates().hasSize(1_000);
    }
  }

  @Test
  void endlessInputsCanBeMapped() {
    Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();

    try (Stream<Integer> results = pool.map(x -> 2 * x, endless, 100)) {
      assertThat(results.limit(5)).containsExactly(0, 2, 4, 6, 8);
    }
  }

  @Test
  void whatTheInputsThrowLaterComesOutOfTheStream() {
    Iterable<Integer> failing =
        () ->
            IntStream.iterate(0, i -> i + 1)
                .map(i -> {
                  if (i == 10) {
                    throw new IllegalStateException("no more");
                  }
                  return i;
                })
                .iterator();

    try (Stream<Integer> results = pool.map(x -> x, failing, 1, 2)) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(results::toList)
          .withMessage("no more");
    }
  }

  @Test
  void nonsenseIsRefused() {
    Object captured = new Object();

    assertThatIllegalArgumentException().isThrownBy(() -> pool.map(x -> x, List.of(1), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> pool.map(x -> x, List.of(1), 1, 0));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.map(x -> captured.hashCode(), List.of(1), 1))
        .withMessageContaining("java.lang.Object is not serializable");
  }
}
