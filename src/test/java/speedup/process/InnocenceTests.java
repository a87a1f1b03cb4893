package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.process.RemoteTasks.Echo;

/** Nothing that a task, its child, its JVM or an agent prints or reads gets among the messages. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no shell to move the pipes")
final class InnocenceTests {

  @TempDir Path folder;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1).name("pool").output(lines::add);
  }

  private static int run(String script) throws Exception {
    return new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
  }

  @Test
  void aChildMayPrintToItsInheritedOutput() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      assertThat(pool.submit(() -> run("echo hello; echo error >&2")).get()).isZero();
      assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
    }

    assertThat(lines).containsExactly("[pool-worker-1] hello", "[pool-worker-1] error");
  }

  @Test
  void whatAChildPrintsLateHarmsNoLaterTask() throws Exception {
    Signal go = Signal.in(folder, "go");
    try (ProcessPool pool = oneWorker().build()) {
      String script = "while [ ! -e " + go.file() + " ]; do sleep 0.01; done; echo late";
      long child =
          pool.submit(() -> new ProcessBuilder("sh", "-c", script).inheritIO().start().pid()).get();
      Future<Object> innocent =
          pool.submit(() -> {
            ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
            return 42;
          });
      go.raise();

      assertThat(innocent.get()).isEqualTo(42);
      Signal.await(() -> lines.contains("[pool-worker-1] late"), "the child was not heard");
      assertThat(pool.statistics().workersStarted()).isEqualTo(1);
    }
  }

  @Test
  void aChildThatReadsItsInputFindsItEmptyAndTakesNoTask() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      assertThat(pool.submit(() -> run("test -z \"$(cat)\"")).get()).isZero();
      for (int i = 0; i < 20; i++) {
        assertThat(pool.submit((Callable<Integer>) new Echo<>(i)).get()).isEqualTo(i);
      }
    }
  }

  @Test
  void nativeInputAndOutputAreNotThoseOfTheMessages() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      int read =
          pool.submit(
                  () -> {
                    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                      out.write("printed by native code\n".getBytes(StandardCharsets.UTF_8));
                    }
                    try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
                      return in.read();
                    }
                  })
              .get();

      assertThat(read).isEqualTo(-1);
      assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
    }

    assertThat(lines).contains("[pool-worker-1] printed by native code");
  }

  @Test
  void aLargeResultIsWholeAlthoughAChildPrintsMeanwhile() throws Exception {
    int size = 32 << 20;
    try (ProcessPool pool = oneWorker().build()) {
      byte[] result =
          pool.submit(
                  () -> {
                    byte[] bytes = new byte[size];
                    for (int i = 0; i < bytes.length; i++) {
                      bytes[i] = (byte) (i * 31);
                    }
                    new ProcessBuilder(
                            "sh",
                            "-c",
                            "i=0; while [ $i -lt 200 ]; do echo noise; i=$((i+1)); done")
                        .inheritIO()
                        .start();
                    return bytes;
                  })
              .get();

      assertThat(result).hasSize(size);
      for (int i = 0; i < size; i++) {
        if (result[i] != (byte) (i * 31)) {
          throw new AssertionError("byte " + i + " is wrong");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
        "-XX:+PrintFlagsFinal",
        "-verbose:class",
        "-Xlog:all=info:stdout"
      })
  void aJvmThatPrintsToItsOutputWorks(String option) throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions(option).build()) {
      assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
    }

    assertThat(lines).isNotEmpty();
  }

  @Test
  void aVariableWhoseNameNoShellTakesReachesTheWorkers() throws Exception {
    String command =
        "exec env 'a.b=c' "
            + ProcessHandle.current().info().command().orElseThrow()
            + " -cp '"
            + System.getProperty("java.class.path")
            + "' '"
            + VariableMain.class.getName()
            + "'";
    Process parent = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();

    assertThat(new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("c\n");
  }

  /** Says what a worker has in the variable {@code a.b}. */
  static final class VariableMain {

    private VariableMain() {}

    /** Says it. */
    public static void main(String[] arguments) throws Exception {
      try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
        System.out.println(pool.submit(() -> System.getenv("a.b")).get());
      }
    }
  }

  @Test
  void whoeverExitsIsNotToldToHaveBeenKilled() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      for (int status : new int[] {1, 128, 129, 137, 200, 255}) {
        WorkerDiedException death =
            FailureTests.deathOf(
                pool.submit(() -> {
                  System.exit(status);
                  return 0;
                }));

        assertThat(death.exitCode()).isEqualTo(status);
        assertThat(death.signal()).isEmpty();
        assertThat(death).hasMessageContaining("exit code " + status);
      }
      WorkerDiedException killed =
          FailureTests.deathOf(
              pool.submit(() -> {
                run("kill -TERM $PPID");
                new CountDownLatch(1).await();
                return 0;
              }));
      assertThat(killed.signal()).hasValue(15);
    }
  }
}
