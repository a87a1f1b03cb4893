package speedup.process;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.observers.TimelineCoverageType;
import org.pastalab.fray.core.randomness.ControlledRandomProvider;
import org.pastalab.fray.core.scheduler.PCTScheduler;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.core.scheduler.Scheduler;
import org.pastalab.fray.runtime.DeadlockException;

/**
 * Runs a scenario again and again, each time with its threads' steps in another order, until one
 * order violates what the scenario demands, or all threads wait, or they go on for ever.
 *
 * @param explored how many orders
 * @param millis how long it took
 * @param violation what was wrong in the last of them, or null
 * @param switches how the threads took turns before that
 */
record Schedules(int explored, long millis, @Nullable Throwable violation, List<String> switches) {

  /** Far more than any scenario takes. */
  private static final int MOST_STEPS = 20_000;

  private static final int MOST_SECONDS = Integer.MAX_VALUE;

  /** Of the virtual time, how much each look at the clock takes. */
  private static final long LOOK_NANOS = 100_000;

  /** As many orders are chosen in one way before it is the other one's turn. */
  private static final int BATCH = 100;

  /**
   * Explores. The orders are chosen in two ways by turns: steps that race by a draw each, which
   * soon meets most races; and threads by rank, which change it three times, which meets a race for
   * which one thread must stand still for long.
   *
   * @param scenario makes one for each order
   * @param count how many orders
   */
  static Schedules of(Callable<? extends Runnable> scenario, int count) {
    PrintStream out = System.out;
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    // Fray clears the screen whenever it tells of its progress.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    // Fray has what they throw: it is the violation, or ends the other threads.
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    try {
      Schedules all = new Schedules(0, 0, null, List.of());
      for (int batch = 0; all.explored < count && all.violation == null; batch++) {
        Scheduler scheduler = batch % 2 == 0 ? new POSScheduler() : new PCTScheduler();
        all = all.and(explore(scenario, scheduler, Math.min(BATCH, count - all.explored)));
      }
      return all;
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(handler);
      System.setOut(out);
    }
  }

  private Schedules and(Schedules more) {
    return new Schedules(
        explored + more.explored, millis + more.millis, more.violation, more.switches);
  }

  private static Schedules explore(
      Callable<? extends Runnable> scenario, Scheduler scheduler, int count) {
    Switches switches = new Switches();
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    LambdaExecutor body =
        new LambdaExecutor(() -> {
          if (begun.get() != ended.get()) {
            throw endless();
          }
          begun.incrementAndGet();
          runOnce(scenario);
          ended.incrementAndGet();
          return Unit.INSTANCE;
        });
    Configuration configuration = configuration(body, scheduler, count);
    configuration.getScheduleObservers().add(switches);
    configuration.getTestStatusObservers().add(switches);
    Throwable violation = new TestRunner(configuration).run();
    if (violation == null && begun.get() != ended.get()) {
      violation = endless();
    }
    return new Schedules(begun.get(), configuration.elapsedTime(), violation, switches.inOrder());
  }

  private static void runOnce(Callable<? extends Runnable> scenario) {
    Thread.currentThread().setName("scenario");
    Runnable threads;
    try {
      threads = scenario.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    threads.run();
  }

  private static AssertionError endless() {
    return new AssertionError("threads go on for ever, or for " + MOST_STEPS + " steps");
  }

  private static Configuration configuration(LambdaExecutor body, Scheduler scheduler, int count) {
    boolean ignoreUncaughtExceptions = false;
    boolean interleaveMemoryOperations = false;
    boolean fullSchedule = false;
    boolean exploreAfterFailure = false;
    boolean goOnAfterFailure = true;
    boolean replay = false;
    boolean noFray = false;
    boolean dummyRun = false;
    boolean ignoreTimedBlock = false;
    boolean sleepAsYield = false;
    boolean resetClassLoader = false;
    boolean redirectOutput = false;
    boolean abortThreadsAfterMain = true;
    boolean stackTraceHash = false;
    return new Configuration(
        new ExecutionInfo(body, ignoreUncaughtExceptions, interleaveMemoryOperations, MOST_STEPS),
        Path.of(System.getProperty("fray.workDir", "fray-report")),
        count,
        MOST_SECONDS,
        scheduler,
        new ControlledRandomProvider(),
        fullSchedule,
        exploreAfterFailure,
        goOnAfterFailure,
        replay,
        noFray,
        dummyRun,
        NetworkDelegateType.NONE,
        SystemTimeDelegateType.MOCK,
        LOOK_NANOS,
        ignoreTimedBlock,
        sleepAsYield,
        resetClassLoader,
        redirectOutput,
        abortThreadsAfterMain,
        stackTraceHash,
        TimelineCoverageType.NONE);
  }

  /** For people. */
  @Override
  public String toString() {
    String all = "%,d schedules in %.1f s".formatted(explored, millis / 1e3);
    if (violation == null) {
      return all + ", no violation";
    }
    String what =
        violation instanceof DeadlockException ? "all threads wait" : violation.getMessage();
    StringBuilder text = new StringBuilder(all + ", the last with a violation: " + what);
    switches.forEach(line -> text.append("\n    ").append(line));
    return text.toString();
  }
}
