package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.Speedup;
import speedup.cli.SpeedupProcess.Ended;
import speedup.workload.Task;
import speedup.workload.Workload;

/** What a program that measures prints and leaves, in a JVM that knows nothing of Speedup. */
@Tag("slow")
final class ProgramProcessTests {

  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** Measures a batch once. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(
          Speedup.measure(new Naps(arguments[0]))
              .strategies("sequential")
              .rounds(1)
              .repeats(0)
              .run()
              .fastest()
              .strategy());
    }
  }

  /** Sleeps for a moment, and in a fork without end if there is a file to be written then. */
  public record Naps(String begun) implements Workload<Integer> {

    record Nap(String begun) implements Task<Integer> {

      @Override
      public Integer call() throws Exception {
        if (!begun.isEmpty() && System.getProperty("sun.java.command").contains("ForkedMain")) {
          Files.createFile(Path.of(begun));
          LockSupport.park();
        }
        Thread.sleep(1);
        return 1;
      }
    }

    @Override
    public List<Nap> tasks() {
      return List.of(new Nap(begun));
    }

    @Override
    public void check(List<? extends Integer> results) {}
  }

  @Test
  void itPrintsWhatItPrintsItself() throws Exception {
    try (SpeedupProcess program = start("")) {
      Ended ended = program.awaitEnd();

      // The JVM that is there warns of JMH, once; those of the forks do not.
      assertThat(ended.err().lines())
          .hasSizeLessThanOrEqualTo(4)
          .allMatch(line -> line.startsWith("WARNING: "));
      assertThat(ended.out()).isEqualTo("sequential\n");
      assertThat(ended.exitCode()).isZero();
    }
  }

  @Test
  void aForkThatMeasuresEndsWithIt() throws Exception {
    Path begun = folder.resolve("begun");
    try (SpeedupProcess program = start(begun.toString())) {
      Instant deadline = Instant.now().plus(SpeedupProcess.DEADLINE);
      while (!Files.exists(begun)) {
        assertThat(program.process().isAlive()).as(program.errSoFar()).isTrue();
        assertThat(Instant.now()).isBefore(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      List<ProcessHandle> forks = new ArrayList<>(program.process().descendants().toList());
      assertThat(forks).isNotEmpty();

      assertThat(program.process().toHandle().destroyForcibly()).isTrue();

      for (ProcessHandle fork : forks) {
        assertThat(fork.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  private SpeedupProcess start(String begun) throws IOException {
    return SpeedupProcess.startClass(Program.class.getName(), folder, List.of(), begun);
  }
}
