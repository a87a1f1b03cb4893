package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tasks print. */
@Timeout(60)
@Tag("slow")
final class WorkerOutputTests {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private ProcessPoolBuilder pool() {
    return ProcessPool.builder().workers(1).name("pool").output(lines::add);
  }

  @Test
  void linesArriveWholeAndMarked() throws Exception {
    try (ProcessPool pool = pool().build()) {
      pool.submit(
              () -> {
                System.out.print("out ");
                System.err.println("and err, \u00fcml\u00e4ut");
                System.out.print("without an end");
                return 0;
              })
          .get();
    }

    assertThat(lines)
        .containsExactly(
            "[pool-worker-1] out and err, \u00fcml\u00e4ut", "[pool-worker-1] without an end");
  }

  @Test
  void aTaskThatClosesItsOutputSilencesNoOther() throws Exception {
    try (ProcessPool pool = pool().build()) {
      pool.submit(
              () -> {
                System.out.println("closes");
                System.out.close();
                System.err.close();
                return 0;
              })
          .get();
      pool.submit(
              () -> {
                System.out.println("out");
                System.err.println("err");
                return 0;
              })
          .get();
    }

    assertThat(lines)
        .containsExactly("[pool-worker-1] closes", "[pool-worker-1] out", "[pool-worker-1] err");
  }

  @Test
  void muchOutputFromManyThreadsStaysWholeAndDisturbsNoResult() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).output(lines::add).build()) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int task = i;
        futures.add(
            pool.submit(() -> {
              for (int line = 0; line < 500; line++) {
                (line % 2 == 0 ? System.out : System.err).println("task " + task + " says " + line);
              }
              return task;
            }));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }

    assertThat(lines)
        .hasSize(10_000)
        .allMatch(line -> line.matches("\\[process-pool-\\d+-worker-[12]] task \\d+ says \\d+"));
  }

  @Test
  void theJvmsOwnLoggingDisturbsNoResult() throws Exception {
    try (ProcessPool pool =
        pool().jvmOptions("-Xlog:gc", "-Xlog:safepoint:stdout", "-verbose:gc").build()) {
      for (int i = 0; i < 5; i++) {
        assertThat(
                pool.submit(
                        () -> {
                          System.gc();
                          return "collected";
                        })
                    .get())
            .isEqualTo("collected");
      }
    }

    assertThat(lines).anyMatch(line -> line.contains("Pause Full"));
  }

  @Test
  void anOverlongLineIsCut() throws Exception {
    try (ProcessPool pool = pool().build()) {
      pool.submit(
              () -> {
                System.out.println("x".repeat(200_000));
                return 0;
              })
          .get();
    }

    assertThat(lines).hasSize(4);
    assertThat(lines.stream().mapToInt(String::length).sum())
        .isEqualTo(200_000 + 4 * "[pool-worker-1] ".length());
  }

  @Test
  void aFailingReaderOfLinesStopsNothing() throws Exception {
    try (ProcessPool pool =
        pool()
            .output(line -> {
              throw new IllegalStateException("cannot take " + line);
            })
            .build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(
                pool.submit(
                        () -> {
                          IntStream.range(0, 10_000).forEach(System.out::println);
                          return 1;
                        })
                    .get())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void byDefaultLinesGoToStandardError() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (ProcessPool pool = ProcessPool.builder().workers(1).name("loud").build()) {
      pool.submit(
              () -> {
                System.out.println("hello");
                return 0;
              })
          .get();
    } finally {
      System.setErr(before);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("[loud-worker-1] hello");
  }
}
