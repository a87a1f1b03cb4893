package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.ShortJvm;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** What happens when a worker cannot be started as it should be. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends signals")
final class WorkerStartTests {

  @TempDir Path folder;

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  private static ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1).output(line -> {});
  }

  /** Two workers, of which the second to be started is never ready, and may take its time. */
  private ProcessPool withOneThatIsNeverReady() {
    Signal chosen = signal("chosen");
    return ProcessPool.builder()
        .workers(2)
        .output(line -> {})
        .startLimit(Duration.ofMinutes(10))
        .initializer(() -> {
          try {
            chosen.raise();
          } catch (java.io.UncheckedIOException e) {
            new CountDownLatch(1).await();
          }
        })
        .build();
  }

  @Test
  void theEndOfAPoolWaitsForNoWorkerThatHasNothingToDo() throws Exception {
    ProcessPool pool = withOneThatIsNeverReady();
    Future<Integer> one = pool.submit(new Echo<>(1));
    Future<Integer> two = pool.submit(new Echo<>(2));
    assertThat(List.of(one.get(), two.get())).isEqualTo(List.of(1, 2));

    pool.close();

    assertThat(pool.isTerminated()).isTrue();
    assertThat(pool.processes()).isEmpty();
  }

  @Test
  void norDoesItOnceTheLastTaskIsTakenByAnother() throws Exception {
    Signal go = signal("go");
    ProcessPool pool = withOneThatIsNeverReady();
    Callable<Integer> waiting =
        (Callable<Integer> & Serializable)
            () -> {
              go.await();
              return 1;
            };
    Future<Integer> one = pool.submit(waiting);
    Future<Integer> two = pool.submit(new Echo<>(2));
    pool.shutdown();
    go.raise();

    assertThat(List.of(one.get(), two.get())).isEqualTo(List.of(1, 2));
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void failedStartsBreakNothingWhileAnotherWorkerIsStarting() throws Exception {
    Signal chosen = signal("chosen");
    Signal go = signal("go");
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(4)
            .output(line -> {})
            .initializer(() -> {
              try {
                chosen.raise();
              } catch (java.io.UncheckedIOException e) {
                System.exit(1);
              }
              go.await();
            })
            .build()) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        futures.add(pool.submit((Callable<Integer>) new Echo<>(i)));
      }
      Signal.await(() -> pool.statistics().workersLost() >= 6, "too few starts failed");
      go.raise();

      for (int i = 0; i < 4; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }
  }

  /** A system that gives no thread whose name ends so, after a number of them. */
  private static Threads scarce(String ending, int after) {
    AtomicInteger given = new AtomicInteger();
    return (name, stackBytes, action) -> {
      if (name.matches(".*" + ending) && given.incrementAndGet() > after) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      return Threads.DAEMONS.start(name, stackBytes, action);
    };
  }

  @Test
  void aTaskForWhichNoThreadCanBeStartedIsRefused() {
    try (ProcessPool pool = oneWorker().threads(scarce("-worker-\\d+", 0)).build()) {
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Echo<>(1)))
          .withMessageContaining("no worker can be started: unable to create native thread");
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::prestart);
    }
  }

  @Test
  void withoutAThreadForItsOutputAWorkerIsGivenUpAndItsTaskFails() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-output", 0)).build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));

      assertThat(FailureTests.deathOf(future))
          .hasMessageContaining("unable to create native thread");
    }
  }

  @Test
  void whenADeadWorkerCannotBeReplacedWhatWaitsFails() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-worker-\\d+", 1)).build()) {
      Future<String> first = pool.submit(new Wait(signal("started"), signal("never")));
      signal("started").await();
      Future<Integer> second = pool.submit((Callable<Integer>) new Echo<>(1));
      pool.processes().getFirst().destroyForcibly();

      assertThat(FailureTests.causeOf(first)).isNotNull();
      assertThat(FailureTests.causeOf(second)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void withoutAThreadToWriteItALargeTaskIsWrittenAllTheSame() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-writer", 0)).build()) {
      byte[] large = new byte[1 << 20];

      assertThat(pool.submit((Callable<byte[]>) new Echo<>(large)).get()).hasSize(1 << 20);
      assertThat(pool.submit((Callable<byte[]>) new Echo<>(large)).get()).hasSize(1 << 20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99})
  void aWorkerThatSpeaksAnotherProtocolIsGivenUp(int version) throws Exception {
    Path classes =
        fakeWorker(
            "var out = new java.io.DataOutputStream(new java.io.FileOutputStream(\"/dev/fd/4\"));"
                + "out.write(0xA7); out.write(6); out.writeLong("
                + version
                + ");"
                + "out.writeInt(9); out.write(2); out.writeLong(1); out.writeInt(0); out.flush();"
                + "System.in.read(); Thread.currentThread().join();");
    try (ProcessPool pool = oneWorker().classPath(classes.toString()).build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));
      try {
        assertThat(FailureTests.deathOf(future))
            .hasMessageContaining("speaks another protocol: version " + version);
      } finally {
        List<Runnable> unused = pool.shutdownNow();
      }
    }
  }

  /** A folder with a class of the name of the worker's. */
  private Path fakeWorker(String body) throws IOException {
    Path source = Files.createDirectories(folder.resolve("source")).resolve("WorkerMain.java");
    Files.writeString(
        source,
        "package speedup.process; class WorkerMain {"
            + " public static void main(String[] a) throws Exception { "
            + body
            + " } }");
    Path classes = folder.resolve("fake");
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return classes;
  }

  /** As root, a JVM that empties its descriptor 4 has emptied the JDK's own classes. */
  @Test
  void aWorkerThatNoPoolHasStartedEmptiesNoFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 3</dev/null 4<" + file, "sh"));
    command.addAll(
        ShortJvm.java("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    command.addAll(List.of("APART", "worker", "0", "1000", "1000", "false", "false"));
    Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(worker.waitFor()).as(output).isEqualTo(4);
    assertThat(output).contains("a worker is started by a pool");
    assertThat(file).hasContent("content");
  }
}
