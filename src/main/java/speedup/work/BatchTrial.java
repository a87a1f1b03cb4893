package speedup.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import speedup.strategy.BatchException;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;
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

  private static final int LONGEST_NAME = 160;

  private final Workload<R> workload;
  private final TrialMain.Progress progress;
  private List<? extends Task<R>> tasks = List.of();
  private double seconds;

  BatchTrial(Workload<R> workload, TrialMain.Progress progress) {
    this.workload = workload;
    this.progress = progress;
  }

  List<? extends Task<R>> tasks() {
    return tasks;
  }

  /** How long one task after the other took, the best of what was tried. */
  double seconds() {
    return seconds;
  }

  /** A task, or anything else, in a message: not longer than a line. */
  static String named(Object what) {
    String name;
    try {
      name = String.valueOf(what).replaceAll("\\s+", " ");
    } catch (RuntimeException e) {
      name = what.getClass().getName();
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }

  /**
   * Tries it.
   *
   * @param isToTravel whether tasks and results are to be serializable
   * @throws WorkException saying what is wrong, and with which task
   */
  void run(boolean isToTravel) throws Exception {
    progress.at(workload.name() + "'s share()");
    try (Shared shared = workload.share()) {
      shared.properties().forEach(System::setProperty);
      runAlone(isToTravel);
    }
  }

  private void runAlone(boolean isToTravel) throws Exception {
    progress.at(workload.name() + "'s open()");
    workload.open();
    try {
      progress.at(workload.name() + "'s tasks()");
      tasks = workload.tasks();
      checkTasks();
      List<R> first = inOrder();
      check(first, "one task after the other");
      if (isToTravel) {
        checkTravel(first);
      }
      if (seconds < LONG_SECONDS) {
        double cold = seconds;
        List<R> second = inOrder();
        seconds = Math.min(cold, seconds);
        compare(first, second, "and then %s: a task gives the same each time");
        check(second, "the second time");
      }
      List<R> together = underTwoThreads();
      compare(first, together, "and %s under two threads: its tasks share something that changes");
      check(together, "under two threads");
      if (seconds < GRAINS * grainSeconds()) {
        throw new WorkException(
            "%s takes %.1f µs, which the clock cannot tell from nothing: make its tasks larger"
                .formatted(workload.name(), seconds * 1e6));
      }
    } finally {
      workload.close();
    }
  }

  private void checkTasks() throws WorkException {
    if (tasks == null || tasks.isEmpty()) {
      throw new WorkException(workload.name() + " has no tasks: tasks() gives at least one");
    }
    for (int i = 0; i < tasks.size(); i++) {
      if ((@Nullable Object) tasks.get(i) == null) {
        throw new WorkException("%s: task %d is null".formatted(workload.name(), i));
      }
    }
  }

  private List<R> inOrder() throws WorkException {
    List<R> results = new ArrayList<>(tasks.size());
    long start = System.nanoTime();
    for (Task<R> task : tasks) {
      progress.at(task);
      results.add(call(task));
    }
    seconds = (System.nanoTime() - start) / 1e9;
    for (int i = 0; i < results.size(); i++) {
      if ((@Nullable Object) results.get(i) == null) {
        throw new WorkException(
            "%s: %s gave null; a task gives a result that can be checked"
                .formatted(workload.name(), named(tasks.get(i))));
      }
    }
    return results;
  }

  private R call(Task<R> task) throws WorkException {
    try {
      return task.call();
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      throw new WorkException("%s: %s failed: %s".formatted(workload.name(), named(task), e));
    }
  }

  private List<R> underTwoThreads() throws WorkException, InterruptedException {
    progress.at(workload.name() + " under two threads");
    try (BatchExecutor threads = Strategy.fixed.open(2)) {
      return threads.execute(tasks);
    } catch (BatchException e) {
      throw new WorkException(
          "%s: alone it succeeds, and under two threads %s"
              .formatted(workload.name(), named(String.valueOf(e.getMessage()))));
    }
  }

  private void check(List<R> results, String when) throws WorkException {
    try {
      workload.check(results);
    } catch (WrongAnswerException e) {
      throw new WorkException(
          "%s: its check refuses the answer, %s: %s"
              .formatted(workload.name(), when, named(String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      throw new WorkException(
          "%s: its check failed, %s: %s".formatted(workload.name(), when, named(e)));
    }
  }

  private void compare(List<R> first, List<R> other, String difference) throws WorkException {
    for (int i = 0; i < first.size(); i++) {
      if (canBeCompared(first.get(i)) && !Objects.deepEquals(first.get(i), other.get(i))) {
        throw new WorkException(
            "%s: %s gave %s ".formatted(workload.name(), named(tasks.get(i)), named(first.get(i)))
                + difference.formatted(named(other.get(i))));
      }
    }
  }

  /** Objects of a class without an {@code equals} of its own are for the workload's check. */
  private static boolean canBeCompared(Object result) throws WorkException {
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
    for (int i = 0; i < tasks.size(); i++) {
      checkTravel(tasks.get(i), named(tasks.get(i)));
      checkTravel(results.get(i), "what " + named(tasks.get(i)) + " gives");
    }
  }

  private void checkTravel(Object one, String name) throws WorkException {
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
          "%s: %s cannot travel to another JVM, for %s is not Serializable; or leave process out:"
                  .formatted(workload.name(), name, e.getMessage())
              + " -p strategy=sequential,fixed,virtual,workstealing");
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new WorkException(
          "%s: %s cannot travel to another JVM: %s".formatted(workload.name(), name, e));
    }
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
