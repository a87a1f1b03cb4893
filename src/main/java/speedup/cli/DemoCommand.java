package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import speedup.cli.programs.FuturesDemo;
import speedup.cli.programs.FuturesDemo.Workers;
import speedup.cli.programs.MapDemo;
import speedup.cli.programs.SpinnerDemo;
import speedup.flags.FlagDownload;
import speedup.flags.Site;
import speedup.process.ProcessPool;

/** The demonstrations. */
@Command(
    name = "demo",
    header = "Shows how results, futures and threads behave.",
    synopsisSubcommandLabel = "map|futures|spinner")
final class DemoCommand implements Runnable {

  private static final long SEED = 42;
  private static final int WORKERS = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which demonstration");
  }

  @Command(
      name = "map",
      header = "Five sleeping tasks on three workers, their results read in order.")
  int map() throws InterruptedException {
    new MapDemo(out(), Clock.system(ZoneId.systemDefault()), Duration.ofSeconds(1)).run();
    return ExitCode.OK;
  }

  @Command(
      name = "futures",
      header = "Five downloads on three workers, waited for in the order of completion.")
  int futures(
      @Option(
              names = "--mixed",
              description = "Two workers are threads and one is a process of its own.")
          boolean mixed)
      throws IOException, InterruptedException, ExecutionException {
    // The late site: with the fast one, the first flag might be there before the last is scheduled.
    try (FlagSource source = FlagSource.of(Site.DELAY, SEED, spec.commandLine().getErr());
        ExecutorService threads =
            Executors.newFixedThreadPool(
                mixed ? WORKERS - 1 : WORKERS,
                Thread.ofPlatform().name("speedup-futures-", 1).daemon().factory())) {
      FuturesDemo demo = new FuturesDemo(out(), source.base());
      if (mixed) {
        try (ProcessPool processes =
            ProcessPool.builder().workers(1).onlyTasksOf(FlagDownload.class).build()) {
          processes.prestart();
          demo.run(
              List.of(
                  new Workers("thread", WORKERS - 1, threads),
                  new Workers("process", 1, processes)));
        }
      } else {
        demo.run(List.of(new Workers("thread", WORKERS, threads)));
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "spinner", header = "A spinner that turns while a call blocks for three seconds.")
  int spinner(
      @Option(names = "--virtual", description = "Let a virtual thread turn it.") boolean virtual)
      throws Exception {
    new SpinnerDemo(
            out(),
            () -> {
              Thread.sleep(Duration.ofSeconds(3));
              return 42;
            })
        .run(virtual ? Thread.ofVirtual() : Thread.ofPlatform());
    return ExitCode.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
