package speedup.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/** Describes a {@link ProcessPool}; every setting has a default. */
public final class ProcessPoolBuilder {

  private static final AtomicInteger POOLS = new AtomicInteger();

  private int workers = Runtime.getRuntime().availableProcessors();
  private @Nullable List<String> parentOptions;
  private List<String> jvmOptions = List.of();
  private @Nullable String classPath;
  private @Nullable WorkerCache cache;
  private @Nullable Class<?> task;
  private @Nullable WorkerInitializer initializer;
  private long tasksPerWorker = Long.MAX_VALUE;
  private long residentBytes = Long.MAX_VALUE;
  private @Nullable Duration idle;
  private @Nullable String name;
  private Duration startLimit = Duration.ofSeconds(30);
  private Duration cancellationGrace = Duration.ofSeconds(1);
  private Duration closeGrace = Duration.ofSeconds(5);
  private boolean breakOnWorkerDeath;
  private Limits limits = Limits.DEFAULT;
  private WorkerSettings.QueueBound queue =
      new WorkerSettings.QueueBound(Integer.MAX_VALUE, WhenQueueIsFull.REJECT);
  private Transport transport = Transport.best();
  private Threads threads = Threads.DAEMONS;
  private WorkerListener listener = new WorkerListener() {};
  private Consumer<String> output = line -> System.err.println(line);

  ProcessPoolBuilder() {}

  /** Sets the most workers at a time; by default the number of available processors. */
  public ProcessPoolBuilder workers(int count) {
    this.workers = positive(count, "workers");
    return this;
  }

  /**
   * Gives the workers the options of this JVM: system properties, assertions, opened packages, the
   * collector, the compilers. The heap is divided among the workers, and what only one JVM can have
   * is left out: ports, debuggers that are connected to, recordings, logs and dumps in files.
   *
   * <p>The first call in a JVM takes 20 ms, for the JDK's management classes.
   */
  public ProcessPoolBuilder inheritJvmOptions() {
    return inheritJvmOptions(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * Gives the workers options as if this JVM had them.
   *
   * @param options as {@link java.lang.management.RuntimeMXBean#getInputArguments} gives them
   */
  public ProcessPoolBuilder inheritJvmOptions(List<String> options) {
    this.parentOptions = List.copyOf(options);
    return this;
  }

  /**
   * Sets options of the workers' JVMs, such as {@code -Xmx256m}; they win over inherited ones. By
   * default the heaps of all workers together take at most three quarters of the machine's or the
   * container's memory, and one at most a quarter.
   *
   * @throws IllegalArgumentException if one says where classes are, which is {@link #classPath}'s
   */
  public ProcessPoolBuilder jvmOptions(String... options) {
    for (String option : options) {
      if (option.equals("-cp")
          || option.equals("-classpath")
          || option.startsWith("--class-path")
          || option.equals("-jar")) {
        throw new IllegalArgumentException(option + ": give the class path to classPath(...)");
      }
    }
    this.jvmOptions = List.of(options);
    return this;
  }

  /**
   * Sets the workers' class path; by default what this JVM finds classes on: its class path and
   * module path, and the files of the class loader of the thread that builds the pool.
   */
  public ProcessPoolBuilder classPath(String path) {
    this.classPath = Objects.requireNonNull(path);
    return this;
  }

  /**
   * Sets what makes workers start faster; by default what {@link WorkerCache#find()} finds, or what
   * {@link WorkerCache#find(Class)} does if {@link #onlyTasksOf} says for which tasks.
   */
  public ProcessPoolBuilder cache(WorkerCache prepared) {
    this.cache = Objects.requireNonNull(prepared);
    return this;
  }

  /**
   * Says that all tasks are of one class, or of Speedup's own that hold one of it: workers start
   * with the cache for it. Where that is a record of Speedup's own, of numbers and texts, and there
   * is a cache, they have Speedup's classes alone and no other class path; the class of another
   * task, or of an initializer, is then not found.
   */
  public ProcessPoolBuilder onlyTasksOf(Class<?> task) {
    this.task = Objects.requireNonNull(task);
    return this;
  }

  /** Sets what is run once in each worker before its first task. */
  public ProcessPoolBuilder initializer(WorkerInitializer action) {
    this.initializer = Objects.requireNonNull(action);
    return this;
  }

  /** Sets after how many tasks a worker is replaced by a fresh one; by default never. */
  public ProcessPoolBuilder tasksPerWorker(long count) {
    this.tasksPerWorker = positive(count, "tasks per worker");
    return this;
  }

  /**
   * Sets the resident memory beyond which a worker is replaced by a fresh one at the end of its
   * task; by default it may grow. Where the system does not tell it (not Linux), nothing is
   * replaced.
   */
  public ProcessPoolBuilder recycleAbove(long bytes) {
    this.residentBytes = positive(bytes, "resident memory");
    return this;
  }

  /**
   * Sets how long a worker may have no task until it is ended: once and at the latest twice this
   * time. By default workers stay.
   */
  public ProcessPoolBuilder idleTimeout(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the idle time-out must be positive: " + time);
    }
    this.idle = time;
    return this;
  }

  /**
   * Bounds the queue; by default it has no bound.
   *
   * @param capacity how many tasks may wait, beside those for which a worker is starting
   * @param whenFull what is done with one more
   */
  public ProcessPoolBuilder queueCapacity(int capacity, WhenQueueIsFull whenFull) {
    if (capacity < 0) {
      throw new IllegalArgumentException("the capacity must not be negative: " + capacity);
    }
    this.queue = new WorkerSettings.QueueBound(capacity, Objects.requireNonNull(whenFull));
    return this;
  }

  /** Sets the beginning of the names of threads and workers. */
  public ProcessPoolBuilder name(String prefix) {
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("the name of a pool must not be blank");
    }
    this.name = prefix;
    return this;
  }

  /** Sets the time a worker has until it is ready; by default 30 s. */
  public ProcessPoolBuilder startLimit(Duration limit) {
    this.startLimit = notNegative(limit, "start limit");
    return this;
  }

  /** Sets how long an interrupted task may go on until its worker is killed; by default 1 s. */
  public ProcessPoolBuilder cancellationGrace(Duration grace) {
    this.cancellationGrace = notNegative(grace, "cancellation grace");
    return this;
  }

  /** Makes the death of one worker break the whole pool: all its futures fail. */
  public ProcessPoolBuilder breakOnWorkerDeath() {
    this.breakOnWorkerDeath = true;
    return this;
  }

  /**
   * Sets how deep and how large a task or a result may be.
   *
   * @param depth references from the outermost object to the innermost; by default 1,000
   * @param bytes serialized size; by default 2 GiB
   */
  public ProcessPoolBuilder limits(int depth, long bytes) {
    this.limits = new Limits(depth, bytes);
    return this;
  }

  /**
   * Sets who takes what the tasks print, line by line, each marked with its worker; by default
   * {@link System#err}. Called by one thread a worker.
   */
  public ProcessPoolBuilder output(Consumer<String> lines) {
    this.output = Objects.requireNonNull(lines);
    return this;
  }

  /** Sets who is told when workers start and end. */
  public ProcessPoolBuilder listener(WorkerListener told) {
    this.listener = Objects.requireNonNull(told);
    return this;
  }

  /** How long a closed worker may take to end; training runs write their cache then. */
  ProcessPoolBuilder closeGrace(Duration grace) {
    this.closeGrace = grace;
    return this;
  }

  ProcessPoolBuilder transport(Transport way) {
    this.transport = way;
    return this;
  }

  ProcessPoolBuilder threads(Threads starter) {
    this.threads = starter;
    return this;
  }

  /**
   * The options that the workers' JVMs would have: ours, inherited ones, the user's, in this order;
   * of those that contradict each other the JVM takes the last.
   */
  public List<String> workerJvmOptions() {
    return command().jvmOptions();
  }

  /**
   * Makes the pool. Workers are started when they are needed.
   *
   * @throws IllegalArgumentException if the initializer cannot be serialized
   * @throws IllegalStateException if the pool's own classes are where no worker could find them
   */
  public ProcessPool build() {
    String pool = name == null ? "process-pool-" + POOLS.incrementAndGet() : name;
    return new ProcessPool(
        new WorkerSettings(
            pool,
            workers,
            command(),
            WorkerCommand::start,
            Admission.of(limits, ClassPath.loader()),
            initializer == null ? null : serialized(initializer),
            new WorkerSettings.Retirement(tasksPerWorker, residentBytes, idle),
            new WorkerSettings.Patience(startLimit, cancellationGrace, closeGrace),
            breakOnWorkerDeath,
            queue,
            threads,
            output,
            listener));
  }

  private WorkerCommand command() {
    List<String> inherited = new ArrayList<>();
    if (parentOptions != null) {
      inherited.addAll(JvmOptions.forEachOf(workers, parentOptions));
      // Workers read the variables too, and an agent is not to be loaded twice.
      JvmVariables.of(System.getenv()).options().forEach(inherited::remove);
    }
    return new WorkerCommand(
        inherited,
        jvmOptions,
        classPath(),
        cache == null ? preparedCache() : cache,
        workers,
        limits,
        transport,
        false);
  }

  private WorkerCache preparedCache() {
    return task == null ? WorkerCache.find() : WorkerCache.find(task);
  }

  private ClassPath classPath() {
    if (classPath != null) {
      return ClassPath.of(classPath);
    }
    ClassPath own = ClassPath.own();
    return task != null && OwnTask.needsOurClassesAlone(task) && own.modulePath() == null
        ? own.forOursAlone()
        : own;
  }

  private Payload serialized(WorkerInitializer action) {
    try {
      return Payload.of(action, limits);
    } catch (IOException e) {
      throw new IllegalArgumentException("the initializer cannot travel: " + e.getMessage(), e);
    }
  }

  private static int positive(int value, String what) {
    positive((long) value, what);
    return value;
  }

  private static long positive(long value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + value);
    }
    return value;
  }

  private static Duration notNegative(Duration value, String what) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative: " + value);
    }
    return value;
  }
}
