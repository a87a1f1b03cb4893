package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import speedup.leaks.NothingLeft;
import speedup.process.RemoteTasks.Echo;

/** What the builder's settings do. */
@Timeout(60)
@Tag("slow")
final class ProcessPoolTests {

  private static ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1);
  }

  record Pid() implements SerializableCallable<Long> {
    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  record Property(String name) implements SerializableCallable<String> {
    @Override
    public String call() {
      return String.valueOf(System.getProperty(name));
    }
  }

  @Test
  void aTaskRunsInAnotherProcess() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      assertThat(pool.submit(new Pid()).get())
          .isNotEqualTo(ProcessHandle.current().pid())
          .isEqualTo(pool.processes().getFirst().pid());
    }
  }

  @Test
  void aPlainLambdaExpressionCanTravel() throws Exception {
    int captured = 42;
    try (ProcessPool pool = oneWorker().build()) {
      assertThat(pool.submit(() -> captured + 1).get()).isEqualTo(43);
    }
  }

  @Test
  void workersStartWhenTasksArrive() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(3).build()) {
      assertThat(pool.processes()).isEmpty();

      pool.submit(new Pid()).get();
      pool.submit(new Pid()).get();

      assertThat(pool.processes()).hasSize(1);
    }
  }

  @Test
  void prestartStartsThemAll() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(3).build()) {
      pool.prestart();

      assertThat(pool.processes()).hasSize(3).allMatch(ProcessHandle::isAlive);
      pool.prestart();
      assertThat(pool.processes()).hasSize(3);
    }
  }

  @Test
  void closeLeavesNoProcessAndNoThread() throws Exception {
    List<ProcessHandle> processes;
    try (ProcessPool pool = ProcessPool.builder().workers(2).name("tidy").build()) {
      pool.prestart();
      pool.submit(new Pid()).get();
      processes = pool.processes();
      assertThat(NothingLeft.jvms()).containsAll(processes);
    }

    assertThat(NothingLeft.jvms()).doesNotContainAnyElementsOf(processes);
    assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
    Signal.await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("tidy")),
        "threads of a closed pool go on");
  }

  @Test
  void anUnreachablePoolEndsItsWorkers() throws Exception {
    List<ProcessHandle> processes = forgottenPool();

    Signal.await(
        () -> {
          System.gc();
          return processes.stream().noneMatch(ProcessHandle::isAlive);
        },
        "the workers of an unreachable pool go on");
  }

  /** In a server it would keep the class loader of whoever made the first pool. */
  @Test
  void theThreadOfAllPoolsHoldsNoClassLoader() {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      assertThat(pool.isShutdown()).isFalse();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("process-pool-cleaner"))
          .isNotEmpty()
          .allSatisfy(thread -> assertThat(thread.getContextClassLoader()).isNull());
    }
  }

  private static List<ProcessHandle> forgottenPool() throws InterruptedException {
    @SuppressWarnings("resource") // to be forgotten
    ProcessPool pool = ProcessPool.builder().workers(2).build();
    pool.prestart();
    List<ProcessHandle> processes = pool.processes();
    assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
    return processes;
  }

  @Test
  void aWorkerIsReplacedAfterItsNumberOfTasks() throws Exception {
    try (ProcessPool pool = oneWorker().tasksPerWorker(2).build()) {
      List<Long> pids = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        pids.add(pool.submit(new Pid()).get());
      }

      assertThat(Set.copyOf(pids)).hasSize(3);
      assertThat(pids.get(0)).isEqualTo(pids.get(1));
      assertThat(pids.get(4)).isEqualTo(pids.get(5));
    }
  }

  private static int initialized;

  @Test
  void theInitializerRunsOnceInEachWorker() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(2).initializer(() -> initialized++).build()) {
      pool.prestart();
      for (int i = 0; i < 10; i++) {
        assertThat(pool.submit(() -> initialized).get()).isEqualTo(1);
      }
    }
    assertThat(initialized).isZero();
  }

  @Test
  void anInitializerThatFailsBreaksThePool() throws Exception {
    try (ProcessPool pool =
        oneWorker()
            .initializer(() -> {
              throw new IllegalStateException("no licence");
            })
            .build()) {
      Future<Long> future = pool.submit(new Pid());

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(future::get)
          .havingCause()
          .isInstanceOf(IllegalStateException.class)
          .withMessage("no licence");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Pid()))
          .withMessageContaining("is broken: no licence");
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::prestart);
    }
  }

  @Test
  void jvmOptionsReachTheWorkers() throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions("-Xmx77m", "-Dflavour=salty").build()) {
      assertThat(pool.submit(new Property("flavour")).get()).isEqualTo("salty");
      assertThat(pool.submit(() -> Runtime.getRuntime().maxMemory()).get())
          .isBetween(60L << 20, 77L << 20);
    }
  }

  @Test
  void aCollectorOfOnesOwnWins() throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions("-XX:+UseParallelGC").build()) {
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskThatTheClassPathLacksFailsClearly() throws Exception {
    String withoutTests =
        Path.of(ProcessPool.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    try (ProcessPool pool = oneWorker().classPath(withoutTests).build()) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.submit(new Pid()).get())
          .withCauseInstanceOf(ClassNotFoundException.class)
          .withMessageContaining("ProcessPoolTests$Pid");
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.submit(() -> 1).get())
          .withCauseInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void workersAndThreadsCarryTheNameOfThePool() throws Exception {
    try (ProcessPool pool = oneWorker().name("kitchen").build()) {
      assertThat(pool.submit(() -> Thread.currentThread().getName()).get())
          .isEqualTo("kitchen-worker-1");
      assertThat(pool.toString())
          .matches(
              "kitchen\\[running, workers = 1, active tasks = 0, queued tasks = 0,"
                  + " completed tasks = 1, heap = at most 1 x \\d+ MB]");
    }
  }

  @Test
  void resultsArriveAsTheyAre() throws Exception {
    List<Serializable> values =
        List.of(
            1,
            2L,
            -0.5,
            Double.NaN,
            true,
            false,
            "text with \u20ac and \ud83d\ude00",
            "long ".repeat(20_000),
            'c',
            (byte) 3,
            1.5f,
            Duration.ofSeconds(3),
            Thread.State.BLOCKED,
            TimeUnit.SECONDS,
            int.class,
            new Nested(new Nested(null, 1), 2),
            new ArrayList<>(List.of(1, "two", List.of(3))));
    try (ProcessPool pool = oneWorker().build()) {
      for (Serializable value : values) {
        assertThat(pool.submit((Callable<Serializable>) new Echo<>(value)).get())
            .isEqualTo(value)
            .hasSameClassAs(value);
      }
      assertThat(pool.submit((Callable<byte[]>) new Echo<>(new byte[] {1, 2})).get())
          .containsExactly(1, 2);
      assertThat(pool.submit((Callable<int[]>) new Echo<>(new int[] {1, 2})).get())
          .containsExactly(1, 2);
    }
  }

  record Nested(@org.jspecify.annotations.Nullable Nested inner, int number)
      implements Serializable {}

  @Test
  void aTaskFindsItsInputEmpty() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      assertThat(pool.submit(() -> System.in.read()).get()).isEqualTo(-1);
    }
  }

  @Test
  void whatAnExecutedTaskThrowsReachesTheHandlerOfItsThread() {
    Set<Throwable> uncaught = java.util.Collections.synchronizedSet(new HashSet<>());
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    try (ProcessPool pool = oneWorker().build()) {
      pool.execute(
          (Runnable & Serializable)
              () -> {
                throw new IllegalStateException("nobody asks");
              });
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nonsenseSettingsAreRefused() {
    ProcessPoolBuilder builder = ProcessPool.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.workers(0))
        .withMessage("workers must be at least 1, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.tasksPerWorker(0));
    for (String option : List.of("-cp", "--class-path=x", "-jar")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.jvmOptions("-Xmx64m", option, "x"))
          .withMessage(option + ": give the class path to classPath(...)");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> builder.name(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.cancellationGrace(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.startLimit(Duration.ofDays(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.limits(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.limits(1, 0));
    Thread thread = Thread.currentThread();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.initializer(() -> assertThat(thread.isAlive()).isTrue()).build())
        .withMessageContaining("java.lang.Thread is not serializable");
  }
}
