package speedup.jmh;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.batch.BatchCell;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;
import speedup.run.Cell;
import speedup.strategy.Batch;
import speedup.strategy.BatchException;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;
import speedup.workload.PrimeChecks;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Sha256Digests;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * Loads what forks load: in the fork that the archive of their classes is made of, and in no other.
 * A profiler, because JMH calls one in the fork.
 */
public final class ClassTraining implements InternalProfiler {

  private static final double SMALL = 0.01;
  private static final int FEW = 2;
  private static final int FLAGS = 20;

  private static final Cell CELL =
      Cell.of(
          "speedup.benchmark.Sha256Benchmark.sha256",
          Map.of(
              BatchCell.STRATEGY,
              Strategy.fixed.name(),
              BatchCell.WORKERS,
              "1",
              BatchCell.LIFECYCLE,
              Lifecycle.cold.name(),
              "scale",
              Double.toString(SMALL)));

  /** All but the one whose engine is no part of a usual fork. */
  private static final List<Strategy> STRATEGIES =
      Arrays.stream(Strategy.values()).filter(one -> one != Strategy.cluster).toList();

  private boolean isDone;

  /**
   * The options of a fork that does it.
   *
   * @param user whose JVM it is to be
   */
  static Options options(Options user, @Nullable String java, List<String> jvmArguments) {
    ChainedOptionsBuilder jvm = new OptionsBuilder();
    if (user.getJvm().hasValue()) {
      jvm.jvm(user.getJvm().get());
    }
    if (user.getJvmArgs().hasValue()) {
      jvm.jvmArgs(user.getJvmArgs().get().toArray(new String[0]));
    }
    jvm.jvmArgsPrepend(user.getJvmArgsPrepend().orElse(List.of()).toArray(new String[0]));
    jvm.jvmArgsAppend(user.getJvmArgsAppend().orElse(List.of()).toArray(new String[0]));
    List<ProfilerConfig> profilers = new ArrayList<>();
    OwnForks.PROFILERS.forEach(name -> profilers.add(new ProfilerConfig(name)));
    profilers.add(new ProfilerConfig(ClassTraining.class.getName()));
    return OneForkOptions.of(
        jvm.build(), CELL, java, jvmArguments, profilers, true, Optional.of(1));
  }

  @Override
  public String getDescription() {
    return "Loads the classes of all workloads and strategies";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (isDone) {
      return;
    }
    isDone = true;
    try {
      loadGenerated();
      executeAll();
    } catch (IOException | WrongAnswerException | BatchException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What JMH's generator made around the benchmarks: large, and verified at every start. */
  private static void loadGenerated() {
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList().getAll(OwnBenchmarks.silent(), List.of())) {
      try {
        String method = entry.generatedTarget();
        Class<?> unused =
            Class.forName(
                method.substring(0, method.lastIndexOf('.')),
                false,
                ClassTraining.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        // One class that is loaded from the jar.
      }
    }
  }

  private static void executeAll()
      throws IOException, WrongAnswerException, BatchException, InterruptedException {
    execute(new PrimeChecks(), Strategy.sequential);
    for (Strategy strategy : STRATEGIES) {
      if (strategy != Strategy.async) {
        execute(new Sha256Digests(SMALL), strategy);
        execute(new Rc4RoundTrips(SMALL), strategy);
      }
    }
    try (SiteProcess site = SiteProcess.start(SiteBehaviour.prompt())) {
      URI flags = site.base();
      for (Strategy strategy : STRATEGIES) {
        execute(FlagDownloads.of(FLAGS, flags, Duration.ofSeconds(30)), strategy);
      }
    }
  }

  private static <R> void execute(Workload<R> workload, Strategy strategy)
      throws WrongAnswerException, BatchException, InterruptedException {
    int workers = strategy == Strategy.sequential ? 1 : FEW;
    try (Batch<R> batch = Batch.of(workload, StrategyWord.of(strategy), workers, Lifecycle.cold)) {
      List<R> unused = batch.run();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of();
  }
}
