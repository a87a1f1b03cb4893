package speedup.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.strategy.BatchException;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;
import speedup.workload.AsyncTask;
import speedup.workload.Shared;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/** A batch, run some times before it is measured, to see whether its times would mean something. */
final class BatchTrial<R> {

  /** What takes longer is run once less: that its answer is the same is seen under two threads. */
  private static final double LONG_SECONDS = 2;

  /**
   * How many times as long as the clock's grain a batch is: then a reading is right to a
   * thousandth.
   */
  private static final int GRAINS = 1_000;

  private static final int MOST_TRAVELLERS = 1_000;

  private final Workload<R> workload;
  private final String name;
  private final TrialMain.Progress progress;
  private final double longSeconds;
  private List<? extends Task<R>> tasks = List.of();
  private double seconds;

  BatchTrial(Workload<R> workload, TrialMain.Progress progress) {
    this(workload, progress, LONG_SECONDS);
  }

  BatchTrial(Workload<R> workload, TrialMain.Progress progress, double longSeconds) {
    this.workload = workload;
    this.name = workload.name();
    this.progress = progress;
    this.longSeconds = longSeconds;
  }

  List<? extends Task<R>> tasks() {
    return tasks;
  }

  /** How long one task after the other took, the best of what was tried. */
  double seconds() {
    return seconds;
  }

  /**
   * Tries it.
   *
   * @param isToTravel whether tasks and results are to be serializable
   * @throws WorkException saying what is wrong, and with which task
   */
  void run(boolean isToTravel) throws Exception {
    Shared shared =
        within(
            "share()",
            () ->
                Objects.requireNonNull(
                    workload.share(), "it gives null; Shared.NOTHING is for who needs nothing"));
    try (AutoCloseable end = () -> close("share()'s close()", shared)) {
      within("share()'s properties()", () -> properties(shared)).forEach(System::setProperty);
      open();
      try (AutoCloseable close = () -> close("close()", workload::close)) {
        runOpened(isToTravel);
      }
    }
  }

  private static Map<String, String> properties(Shared shared) {
    Map<String, String> properties =
        Objects.requireNonNull(shared.properties(), "it gives null; Map.of() is for none");
    properties.forEach((name, value) -> Objects.requireNonNull(value, name + " is null"));
    return properties;
  }

  private void open() throws Exception {
    Boolean unused =
        within(
            "open()",
            () -> {
              workload.open();
              return true;
            });
  }

  private void close(String what, AutoCloseable closed) throws Exception {
    Object before = progress.now();
    Boolean unused =
        within(
            what,
            () -> {
              closed.close();
              return true;
            });
    // What failed before it, and is told now, was not here.
    progress.at(before);
  }

  /** Calls one of the workload's methods, and names it if it fails: others are called after it. */
  private <T> T within(String what, Callable<T> method) throws WorkException {
    progress.at(name + "'s " + what);
    try {
      return method.call();
    } catch (Throwable e) {
      throw new WorkException("%s's %s failed: %s".formatted(name, what, Words.of(e)));
    }
  }

  private void runOpened(boolean isToTravel) throws Exception {
    tasks = askForTasks();
    List<R> first = inOrder(tasks);
    check(first, "one task after the other");
    if (isToTravel) {
      checkTravel(first);
    }
    if (seconds < longSeconds) {
      double cold = seconds;
      List<? extends Task<R>> again = askForTasks();
      compareTasks(again);
      List<R> second = inOrder(again);
      seconds = Math.min(cold, seconds);
      compare(
          first,
          second,
          "and then %s: tasks() gives the same tasks each time, and a task the same result");
      check(second, "the second time");
    }
    List<R> together = underTwoWorkers(Strategy.fixed, "under two threads");
    compare(first, together, "and %s under two threads: its tasks share something that changes");
    check(together, "under two threads");
    if (isStartable()) {
      List<R> started = underTwoWorkers(Strategy.async, "by start()");
      compare(first, started, "by call() and %s by start(): both give the same");
      check(started, "by start()");
    }
    if (seconds < GRAINS * grainSeconds()) {
      throw new WorkException(
          "%s takes %.1f µs, which the clock cannot tell from nothing: make its tasks larger"
              .formatted(name, seconds * 1e6));
    }
  }

  /** Whether its tasks can be started without a thread. */
  boolean isStartable() {
    return tasks.stream().allMatch(AsyncTask.class::isInstance);
  }

  private List<? extends Task<R>> askForTasks() throws WorkException {
    List<? extends Task<R>> asked = within("tasks()", workload::tasks);
    if (asked == null || asked.isEmpty()) {
      throw new WorkException(name + " has no tasks: tasks() gives at least one");
    }
    for (int i = 0; i < asked.size(); i++) {
      if ((@Nullable Object) asked.get(i) == null) {
        throw new WorkException("%s: task %d is null".formatted(name, i));
      }
    }
    return asked;
  }

  private void compareTasks(List<? extends Task<R>> again) throws WorkException {
    if (again.size() != tasks.size()) {
      throw new WorkException(
          "%s has %d tasks and then %d: tasks() gives the same tasks each time"
              .formatted(name, tasks.size(), again.size()));
    }
  }

  private List<R> inOrder(List<? extends Task<R>> batch) throws WorkException {
    List<R> results = new ArrayList<>(batch.size());
    long start = System.nanoTime();
    for (Task<R> task : batch) {
      progress.at(task);
      results.add(call(task));
    }
    seconds = (System.nanoTime() - start) / 1e9;
    for (int i = 0; i < results.size(); i++) {
      if ((@Nullable Object) results.get(i) == null) {
        throw new WorkException(
            "%s: %s gave null; a task gives a result that can be checked"
                .formatted(name, Words.of(batch.get(i))));
      }
    }
    return results;
  }

  private R call(Task<R> task) throws WorkException {
    R result;
    try {
      result = task.call();
    } catch (Throwable e) {
      throw new WorkException("%s: %s failed: %s".formatted(name, Words.of(task), Words.of(e)));
    }
    if (Thread.interrupted()) {
      throw new WorkException(
          "%s: %s leaves its thread interrupted, which ends whatever waits there next"
              .formatted(name, Words.of(task)));
    }
    return result;
  }

  private List<R> underTwoWorkers(Strategy strategy, String how)
      throws WorkException, InterruptedException {
    progress.at(name + " " + how);
    try (BatchExecutor workers = strategy.open(2)) {
      return workers.execute(tasks);
    } catch (BatchException e) {
      throw new WorkException(
          "%s: alone it succeeds, and %s %s".formatted(name, how, Words.of(e.getMessage())));
    }
  }

  private void check(List<R> results, String when) throws WorkException {
    progress.at(name + "'s check()");
    try {
      workload.check(results);
    } catch (WrongAnswerException e) {
      throw new WorkException(
          "%s: its check refuses the answer, %s: %s"
              .formatted(name, when, Words.of(e.getMessage())));
    } catch (RuntimeException | Error e) {
      throw new WorkException("%s: its check failed, %s: %s".formatted(name, when, Words.of(e)));
    }
  }

  private void compare(List<R> first, List<R> other, String difference) throws WorkException {
    for (int i = 0; i < first.size(); i++) {
      if (!isSame(first.get(i), other.get(i))) {
        throw new WorkException(
            "%s: %s gave %s ".formatted(name, Words.of(tasks.get(i)), Words.of(first.get(i)))
                + difference.formatted(Words.of(other.get(i))));
      }
    }
  }

  private boolean isSame(R one, @Nullable R other) throws WorkException {
    try {
      return !canBeCompared(one) || Objects.deepEquals(one, other);
    } catch (RuntimeException | Error e) {
      throw new WorkException(
          "%s: equals of %s failed: %s".formatted(name, one.getClass().getName(), Words.of(e)));
    }
  }

  /** Objects of a class without an {@code equals} of its own are for the workload's check. */
  private static boolean canBeCompared(Object result) {
    try {
      return result.getClass().isArray()
          || !result
              .getClass()
              .getMethod("equals", Object.class)
              .getDeclaringClass()
              .equals(Object.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every object has it", e);
    }
  }

  private void checkTravel(List<R> results) throws WorkException {
    // Those of a long list are alike: a million of them would take a minute.
    int step = (tasks.size() + MOST_TRAVELLERS - 1) / MOST_TRAVELLERS;
    for (int i = 0; i < tasks.size(); i += step) {
      Task<R> task = tasks.get(i);
      progress.at(task);
      checkTravel(task, task, "%s");
      checkTravel(results.get(i), task, "what %s gives");
    }
  }

  private void checkTravel(Object one, Task<R> task, String of) throws WorkException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(one);
      }
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      try (ObjectInputStream in =
          new LoadingStream(new ByteArrayInputStream(bytes.toByteArray()), loader)) {
        Object unused = in.readObject();
      }
    } catch (NotSerializableException e) {
      throw new WorkException(
          "%s: %s cannot travel to another JVM, for %s is not Serializable; or leave out what starts"
                  .formatted(name, of.formatted(Words.of(task)), Words.of(e.getMessage()))
              + " JVMs, %s: -p strategy=sequential,fixed,virtual,workstealing"
                  .formatted(startingJvms()));
    } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
      throw new WorkException(
          "%s: %s cannot travel to another JVM: %s"
              .formatted(name, of.formatted(Words.of(task)), Words.of(e)));
    }
  }

  private static String startingJvms() {
    return Stream.of(Strategy.values())
        .filter(Strategy::startsJvms)
        .map(Strategy::name)
        .collect(Collectors.joining(" and "));
  }

  private static double grainSeconds() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long start = System.nanoTime();
      long end = System.nanoTime();
      while (end == start) {
        end = System.nanoTime();
      }
      least = Math.min(least, end - start);
    }
    return least / 1e9;
  }
}
