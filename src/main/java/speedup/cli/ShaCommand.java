package speedup.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import speedup.cli.programs.JobsProgram;
import speedup.strategy.BatchException;
import speedup.workload.Sha256Digests;
import speedup.workload.WrongAnswerException;

/** Digests 12 arrays of a megabyte of random bytes with SHA-256. */
@Command(
    name = "sha",
    sortOptions = false,
    header = "Digests 12 arrays of a megabyte of random bytes with SHA-256.")
final class ShaCommand implements Callable<Integer> {

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
    Sha256Digests workload = new Sha256Digests(ORIGINAL_SCALE);
    new JobsProgram<>(workload, digest -> digest)
        .run(
            options.strategy(),
            options.workers(workload.tasks().size()),
            spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
