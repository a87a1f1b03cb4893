package speedup.strategy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ways in which the tasks of a batch can be executed.
 *
 * <p>The constants are in lower case because JMH's {@code @Param} makes their names the words of
 * the command line. A new strategy is a constant here and a file beside this one.
 */
public enum Strategy {
  /** One task after the other in the calling thread: the baseline. */
  sequential("one task after the other in one thread; the baseline"),
  /** A pool of as many platform threads as there are workers. */
  fixed("Executors.newFixedThreadPool: as many platform threads as workers"),
  /** A virtual thread a task, at most this many at work at once. */
  virtual(
      "a virtual thread a task, newVirtualThreadPerTaskExecutor; a semaphore lets as many work as"
          + " there are workers"),
  /** A ForkJoinPool whose parallelism is the number of workers. */
  workstealing("a ForkJoinPool with as many threads as workers"),
  /** Tasks in flight without a thread of their own, at most this many at once; downloads only. */
  async(
      "java.net.http's sendAsync, no thread a task; as many requests in flight as workers;"
          + " downloads only"),
  /** A pool of as many JVMs as there are workers. */
  process(
      "an ExecutorService of forked JVMs, as many as workers; tasks and results go through pipes"),
  /** The members of a Hazelcast cluster, on this machine or on others. */
  cluster(
      "an ExecutorService on a Hazelcast cluster, which does as many tasks at once as workers;"
          + " starts its members here, or joins those that --cluster names");

  /** The most workers that can be asked for: beyond it a machine is measured, not a strategy. */
  public static final int MOST_WORKERS = 100_000;

  /** What a ForkJoinPool allows. */
  private static final int MOST_STEALING = 32_767;

  /** More members on one machine measure the machine. */
  private static final int MOST_MEMBERS = 16;

  /** The option of {@link #cluster} that says how many members are started on this machine. */
  public static final String MEMBERS = "members";

  private static final String SEQUENTIAL_HAS_ONE = "sequential has one worker";

  private static final Set<String> NUMBERS_OF_MEMBERS =
      IntStream.rangeClosed(1, MOST_MEMBERS)
          .mapToObj(Integer::toString)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private final String meaning;

  Strategy(String meaning) {
    this.meaning = meaning;
  }

  /** Which executor it is, and what bounds it, in a line. */
  public String meaning() {
    return meaning;
  }

  /**
   * Opens the strategy.
   *
   * @param workers how many tasks may be in progress at once, from 1 to {@link #MOST_WORKERS};
   *     exactly 1 for {@link #sequential}
   */
  public BatchExecutor open(int workers) {
    return open(workers, Collections.emptySortedMap());
  }

  /** Opens the strategy with options that a {@link StrategyWord} has checked. */
  BatchExecutor open(int workers, SortedMap<String, String> options) {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers is from 1 to " + MOST_WORKERS + ", and this is " + workers);
    }
    if (this == sequential && workers != 1) {
      throw new IllegalArgumentException(SEQUENTIAL_HAS_ONE);
    }
    return switch (this) {
      case sequential -> new SequentialExecutor();
      case fixed ->
          new ThreadedExecutor(Executors.newFixedThreadPool(workers, named("speedup-fixed-")));
      case virtual -> new VirtualExecutor(workers);
      case workstealing -> new ThreadedExecutor(forkJoinPool(workers));
      case async -> new AsyncExecutor(workers);
      case process -> new ProcessExecutor(workers, "none".equals(options.get("cache")));
      case cluster ->
          new ClusterExecutor(workers, Integer.parseInt(options.getOrDefault(MEMBERS, "1")));
    };
  }

  /** The options that can stand behind its name, with their values. */
  public Map<String, Set<String>> options() {
    return switch (this) {
      case process -> Map.of("cache", Set.of("none"));
      case cluster -> Map.of(MEMBERS, NUMBERS_OF_MEMBERS);
      case sequential, fixed, virtual, workstealing, async -> Map.of();
    };
  }

  /** Whether it starts JVMs: that costs memory and seconds that other strategies do not. */
  public boolean startsJvms() {
    return this == process || this == cluster;
  }

  /**
   * Says why the strategy makes no sense for a batch, if it makes none.
   *
   * @param startable whether the tasks can be started without a thread
   * @return the reason to skip it, or nothing when it makes sense
   */
  public Optional<String> objection(int workers, boolean startable) {
    if (this == sequential && workers != 1) {
      return Optional.of(SEQUENTIAL_HAS_ONE);
    }
    if (this == workstealing && workers > MOST_STEALING) {
      return Optional.of("a ForkJoinPool has at most " + MOST_STEALING + " threads");
    }
    if (this == async && !startable) {
      return Optional.of("async is for downloads: other tasks cannot start without a thread");
    }
    return Optional.empty();
  }

  /**
   * A pool that never has more threads than workers. By default a ForkJoinPool starts another
   * thread for one that waits for a download, and one worker then downloads 20 flags almost at
   * once.
   */
  private static ForkJoinPool forkJoinPool(int workers) {
    return new ForkJoinPool(
        workers,
        pool -> {
          ForkJoinWorkerThread thread =
              ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setName("speedup-workstealing-" + (thread.getPoolIndex() + 1));
          return thread;
        },
        null,
        true,
        workers,
        workers,
        0,
        pool -> true,
        1,
        TimeUnit.MINUTES);
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> new Thread(task, prefix + count.incrementAndGet());
  }
}
