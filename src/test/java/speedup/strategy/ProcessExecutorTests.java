package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the contract of the strategies demands, with tasks that run elsewhere. A task that runs
 * holds the lock of a file, which the system releases at the latest with the end of its process.
 */
@Timeout(60)
@Tag("slow")
final class ProcessExecutorTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int WORKERS = 2;

  @TempDir Path folder;

  private final BatchExecutor executor = Strategy.process.open(WORKERS);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void theResultsComeInTheOrderOfTheTasks() throws Exception {
    assertThat(executor.execute(squares(100)))
        .isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
  }

  @Test
  void resultsAreHandedOverInTheOrderOfCompletion() throws Exception {
    String go = file("go");
    List<WorkTask<String>> tasks =
        List.of(
            new WorkTask<>(
                "slow",
                () -> {
                  await(go);
                  return "slow";
                }),
            new WorkTask<>("fast", () -> "fast"));
    List<String> order = new ArrayList<>();

    executor.execute(
        tasks,
        (index, result) -> {
          order.add(index + " " + result);
          if (result.equals("fast")) {
            create(go);
          }
        });

    assertThat(order).containsExactly("1 fast", "0 slow");
  }

  @Test
  void theProcessesServeBatchAfterBatchAndEndWithTheExecutor() throws Exception {
    List<Long> first = executor.execute(meeting("first"));
    List<Long> second = executor.execute(meeting("second"));
    executor.close();

    assertThat(first).hasSize(WORKERS).doesNotHaveDuplicates();
    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    assertThat(first).allSatisfy(pid -> assertThat(living(pid)).isEmpty());
  }

  @Test
  void aFailingTaskFailsTheBatchUnderItsName() {
    assertThatThrownBy(() -> executor.execute(List.of(failing())))
        .isInstanceOf(BatchException.class)
        .hasMessage("failing task failed: java.io.IOException: disk full")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aTaskThatCannotTravelFailsTheBatchUnderItsName() {
    Thread thread = Thread.currentThread();

    assertThatThrownBy(
            () -> executor.execute(List.of(new WorkTask<>("homebody", () -> thread.threadId()))))
        .isInstanceOf(BatchException.class)
        .hasMessageStartingWith("homebody failed: ")
        .hasMessageContaining("java.lang.Thread is not serializable");
  }

  @Test
  void aFailureWaitsForATaskThatTakesItsTimeToEnd() {
    String running = file("running");

    assertThatThrownBy(() -> executor.execute(List.of(slowToEnd(running), failing(running))))
        .isInstanceOf(BatchException.class);

    assertThat(isHeld(running)).isFalse();
  }

  @Test
  void aFailureWaitsForTheEndOfATaskThatIgnoresTheInterruption() throws Exception {
    String running = file("running");

    assertThatThrownBy(() -> executor.execute(List.of(endless(running), failing(running))))
        .isInstanceOf(BatchException.class);

    assertThat(isHeld(running)).isFalse();
    assertThat(executor.execute(squares(10))).hasSize(10);
  }

  @Test
  void anInterruptedCallerWaitsForTheTasksToo() throws Exception {
    List<WorkTask<Integer>> tasks = List.of(slowToEnd(file("a")), slowToEnd(file("b")));
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .name("caller")
            .start(() -> {
              try {
                executor.execute(tasks);
                held.completeExceptionally(new AssertionError("the batch ended"));
              } catch (InterruptedException e) {
                held.complete(isHeld(file("a")) || isHeld(file("b")));
              } catch (Throwable e) {
                held.completeExceptionally(e);
              }
            });
    await(file("a"));
    await(file("b"));

    caller.interrupt();

    assertThat(held.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void aFailedBatchLeavesNothingToTheNext() throws Exception {
    String running = file("running");
    Path started = Path.of(file("started"));
    List<WorkTask<Integer>> tasks = new ArrayList<>();
    tasks.add(slowToEnd(running));
    tasks.add(failing(running));
    for (int i = 0; i < 1_000; i++) {
      String log = started.toString();
      tasks.add(
          new WorkTask<>(
              "queued",
              () -> {
                Files.writeString(
                    Path.of(log), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                return 0;
              }));
    }
    assertThatThrownBy(() -> executor.execute(tasks)).isInstanceOf(BatchException.class);
    long before = Files.exists(started) ? Files.size(started) : 0;

    assertThat(executor.execute(squares(100))).hasSize(100);

    assertThat(before).isLessThan(1_000);
    assertThat(Files.exists(started) ? Files.size(started) : 0).isEqualTo(before);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static List<WorkTask<Integer>> squares(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new WorkTask<>("square of " + i, () -> i * i))
        .toList();
  }

  /** As many tasks as workers, which wait for each other: so each worker has one. */
  private List<WorkTask<Long>> meeting(String name) {
    List<String> files = IntStream.range(0, WORKERS).mapToObj(i -> file(name + i)).toList();
    return files.stream()
        .map(own ->
            new WorkTask<>(
                "meeting",
                () -> {
                  create(own);
                  files.forEach(ProcessExecutorTests::await);
                  return ProcessHandle.current().pid();
                }))
        .toList();
  }

  private static WorkTask<Integer> failing(String... awaited) {
    return new WorkTask<>(
        "failing task",
        () -> {
          for (String file : awaited) {
            await(file);
          }
          throw new IOException("disk full");
        });
  }

  private static WorkTask<Integer> slowToEnd(String running) {
    return new WorkTask<>(
        "slow to end",
        () ->
            holding(
                running,
                () -> {
                  try {
                    new CountDownLatch(1).await();
                    return 0;
                  } catch (InterruptedException e) {
                    return new CompletableFuture<Integer>()
                        .completeOnTimeout(0, 200, TimeUnit.MILLISECONDS)
                        .join();
                  }
                }));
  }

  private static WorkTask<Integer> endless(String running) {
    return new WorkTask<>(
        "endless", () -> holding(running, () -> new CompletableFuture<Integer>().join()));
  }

  /** Creates the file and holds its lock as long as the work goes on. */
  private static int holding(String file, WorkTask.Work<Integer> work) throws Exception {
    String prepared = file + "-" + ProcessHandle.current().pid();
    try (FileChannel channel =
            FileChannel.open(
                Path.of(prepared), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      Files.move(Path.of(prepared), Path.of(file));
      return work.run();
    }
  }

  private static boolean isHeld(String file) {
    try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void create(String file) {
    try {
      Files.createFile(Path.of(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(String file) {
    long start = System.nanoTime();
    while (!Files.exists(Path.of(file))) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("waited in vain for " + file);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Optional<ProcessHandle> living(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }
}
