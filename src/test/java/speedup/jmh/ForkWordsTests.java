package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.run.Cell;

final class ForkWordsTests {

  private static final Cell CELL =
      new Cell("org.MapBench.get", "thrpt", 4, new TreeMap<>(Map.of("impl", "hash")), "", false);

  @Test
  void whatTheUserAskedForReachesTheFork() throws Exception {
    CommandLineOptions fork =
        fork(
            "Map",
            "-wi",
            "3",
            "-i",
            "5",
            "-w",
            "200ms",
            "-r",
            "2s",
            "-bs",
            "7",
            "-to",
            "1m",
            "-opi",
            "9",
            "-tu",
            "us",
            "-gc",
            "true",
            "-jvmArgs",
            "-Xmx1g -Da=b",
            "-f",
            "20",
            "-rf",
            "csv");

    assertThat(fork.getWarmupIterations().get()).isEqualTo(3);
    assertThat(fork.getMeasurementIterations().get()).isEqualTo(5);
    assertThat(fork.getWarmupTime().get()).hasToString("200 ms");
    assertThat(fork.getMeasurementTime().get()).hasToString("2 s");
    assertThat(fork.getMeasurementBatchSize().get()).isEqualTo(7);
    assertThat(fork.getTimeout().get()).hasToString("1 min");
    assertThat(fork.getOperationsPerInvocation().get()).isEqualTo(9);
    assertThat(fork.getTimeUnit().get()).isEqualTo(TimeUnit.MICROSECONDS);
    assertThat(fork.shouldDoGC().get()).isTrue();
    assertThat(fork.getJvmArgs().get()).containsExactly("-Xmx1g", "-Da=b");
    assertThat(fork.getResultFormat().hasValue()).isFalse();
  }

  @Test
  void noTimeAtAllReachesTheForkToo() throws Exception {
    CommandLineOptions fork = fork("Map", "-w", "0", "-r", "0ms", "-to", "2hr");

    assertThat(fork.getWarmupTime().get().getTime()).isZero();
    assertThat(fork.getMeasurementTime().get().getTime()).isZero();
    assertThat(fork.getTimeout().get()).hasToString("2 hr");
  }

  @Test
  void oneCellIsMeasuredInOneFork() throws Exception {
    CommandLineOptions fork = fork("Map|Set", "-bm", "avgt,ss", "-t", "2");

    assertThat(fork.getForkCount().get()).isEqualTo(1);
    assertThat(fork.shouldFailOnError().get()).isTrue();
    assertThat(fork.getIncludes()).containsExactly("^\\Qorg.MapBench.get\\E$");
    assertThat(fork.getThreads().get()).isEqualTo(4);
    assertThat(fork.getBenchModes()).extracting(mode -> mode.shortLabel()).containsExactly("thrpt");
  }

  @Test
  void whatIsNotSaidIsLeftToTheAnnotations() throws Exception {
    CommandLineOptions fork = fork("Map");

    assertThat(fork.getWarmupIterations().hasValue()).isFalse();
    assertThat(fork.getMeasurementIterations().hasValue()).isFalse();
    assertThat(fork.getMeasurementTime().hasValue()).isFalse();
    assertThat(fork.getJvmArgs().hasValue()).isFalse();
    assertThat(fork.getTimeUnit().hasValue()).isFalse();
  }

  @Test
  void argumentsOfTheRunComeAfterTheUsersAndMayHaveSpaces() throws Exception {
    CommandLineOptions fork =
        new CommandLineOptions(
            ForkWords.ofFork(
                    new CommandLineOptions("-jvmArgsAppend", "-Da=1"),
                    CELL,
                    List.of("-Db=two words", "-Xmx1g"),
                    List.of(new ProfilerConfig("stack", "lines=2")))
                .toArray(String[]::new));

    assertThat(fork.getJvmArgsAppend().get()).containsExactly("-Da=1", "-Db=two words", "-Xmx1g");
    assertThat(fork.getProfilers())
        .singleElement()
        .satisfies(profiler -> assertThat(profiler.getOpts()).isEqualTo("lines=2"));
  }

  private static CommandLineOptions fork(String... user) throws Exception {
    return new CommandLineOptions(
        ForkWords.ofFork(new CommandLineOptions(user), CELL, List.of(), List.of())
            .toArray(String[]::new));
  }
}
