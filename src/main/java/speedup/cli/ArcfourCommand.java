package speedup.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import speedup.cli.programs.JobsProgram;
import speedup.strategy.BatchException;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.WrongAnswerException;

/** Enciphers and deciphers 12 arrays of random bytes with RC4. */
@Command(
    name = "arcfour",
    sortOptions = false,
    header = "Enciphers and deciphers 12 arrays of random bytes with RC4.")
final class ArcfourCommand implements Callable<Integer> {

  private static final double ORIGINAL_SCALE = 1;

  @Spec private CommandSpec spec;

  @Mixin private WorkerOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws BatchException, WrongAnswerException, InterruptedException {
    Rc4RoundTrips workload = new Rc4RoundTrips(ORIGINAL_SCALE);
    new JobsProgram<>(workload, size -> String.format(Locale.ROOT, "%.1f KB", size / 1024.0))
        .run(
            options.strategy(),
            options.workers(workload.tasks().size()),
            spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
