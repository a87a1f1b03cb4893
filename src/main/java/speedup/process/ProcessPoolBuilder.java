package speedup.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Describes a {@link ProcessPool}; every setting has a default. */
public final class ProcessPoolBuilder {

  private static final AtomicInteger POOLS = new AtomicInteger();

  private int workers = Runtime.getRuntime().availableProcessors();
  private List<String> jvmOptions = List.of();
  private String classPath = WorkerCommand.ownClassPath();
  private @Nullable WorkerCache cache;
  private @Nullable WorkerInitializer initializer;
  private long tasksPerWorker = Long.MAX_VALUE;
  private @Nullable String name;
  private Duration startLimit = Duration.ofSeconds(30);
  private Duration cancellationGrace = Duration.ofSeconds(1);
  private Duration closeGrace = Duration.ofSeconds(5);
  private boolean breakOnWorkerDeath;
  private Limits limits = Limits.DEFAULT;
  private Consumer<String> output = line -> System.err.println(line);

  ProcessPoolBuilder() {}

  /** Sets the most workers at a time; by default the number of available processors. */
  public ProcessPoolBuilder workers(int count) {
    this.workers = positive(count, "workers");
    return this;
  }

  /** Sets options of the workers' JVMs, such as {@code -Xmx256m}. */
  public ProcessPoolBuilder jvmOptions(String... options) {
    this.jvmOptions = List.of(options);
    return this;
  }

  /** Sets the workers' class path; by default that of this JVM. */
  public ProcessPoolBuilder classPath(String path) {
    this.classPath = Objects.requireNonNull(path);
    return this;
  }

  /** Sets what makes workers start faster; by default what {@link WorkerCache#find} finds. */
  public ProcessPoolBuilder cache(WorkerCache prepared) {
    this.cache = Objects.requireNonNull(prepared);
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

  /** How long a closed worker may take to end; training runs write their cache then. */
  ProcessPoolBuilder closeGrace(Duration grace) {
    this.closeGrace = grace;
    return this;
  }

  /**
   * Makes the pool. Workers are started when they are needed.
   *
   * @throws IllegalArgumentException if the initializer cannot be serialized
   */
  public ProcessPool build() {
    String pool = name == null ? "process-pool-" + POOLS.incrementAndGet() : name;
    return new ProcessPool(
        new WorkerSettings(
            pool,
            workers,
            new WorkerCommand(jvmOptions, classPath, cache == null ? WorkerCache.find() : cache),
            limits,
            initializer == null ? null : serialized(initializer),
            tasksPerWorker,
            startLimit,
            cancellationGrace,
            closeGrace,
            breakOnWorkerDeath,
            output));
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
