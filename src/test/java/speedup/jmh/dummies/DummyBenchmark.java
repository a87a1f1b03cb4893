package speedup.jmh.dummies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import speedup.strategy.Batch;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;
import speedup.workload.PrimeCheck;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/** A workload a method; the name of the method says how it goes. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 2)
@State(Scope.Benchmark)
public class DummyBenchmark {

  /** The file that {@link #hanging} writes the number of its child process to. */
  public static final String CHILD_FILE = "speedup.dummy.child";

  /** The file that {@link #leaving} writes the numbers of its child processes to, a line each. */
  public static final String ORPHANS_FILE = "speedup.dummy.orphans";

  private static final List<PrimeCheck> TASKS = List.of(new PrimeCheck(7), new PrimeCheck(8));

  @Param({"sequential", "fixed"})
  Strategy strategy;

  @Param({"1"})
  int workers;

  @Param({"cold"})
  Lifecycle lifecycle;

  @Benchmark
  public List<Boolean> right() throws Exception {
    return run(new Dummy<>(TASKS, List.of(true, false)));
  }

  @Benchmark
  public List<Boolean> wrong() throws Exception {
    return run(new Dummy<>(TASKS, List.of(true, true)));
  }

  @Benchmark
  public List<Boolean> throwing() throws Exception {
    return run(new Dummy<>(List.of(new Throwing("disk")), List.of(true)));
  }

  /** Ignores interrupts, and leaves a child process that outlives it unless both are ended. */
  @Benchmark
  public List<Boolean> hanging() throws Exception {
    Process child = new ProcessBuilder("sleep", "1000").start();
    Files.writeString(Path.of(System.getProperty(CHILD_FILE)), Long.toString(child.pid()));
    while (true) {
      LockSupport.park();
      boolean unused = Thread.interrupted();
    }
  }

  /** Leaves a process behind that keeps the output of the fork open. */
  @Benchmark
  public List<Boolean> leaving() throws Exception {
    Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
    Files.writeString(
        Path.of(System.getProperty(ORPHANS_FILE)),
        child.pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return right();
  }

  @Benchmark
  public List<Boolean> exiting() throws Exception {
    System.exit(3);
    return List.of();
  }

  @Benchmark
  public List<Boolean> dying() throws Exception {
    long self = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-9", Long.toString(self)).start().waitFor();
    return List.of();
  }

  private List<Boolean> run(Workload<Boolean> workload) throws Exception {
    try (Batch<Boolean> batch = Batch.of(workload, StrategyWord.of(strategy), workers, lifecycle)) {
      return batch.run();
    }
  }

  private record Dummy<T extends Task<Boolean>>(List<T> tasks, List<Boolean> answers)
      implements Workload<Boolean> {

    @Override
    public String name() {
      return "dummy";
    }

    @Override
    public void check(List<? extends Boolean> results) throws WrongAnswerException {
      if (!results.equals(answers)) {
        throw new WrongAnswerException("the answers are " + results + " and should be " + answers);
      }
    }
  }

  private record Throwing(String what) implements Task<Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call() throws IOException {
      throw new IOException(what + " full");
    }
  }
}
