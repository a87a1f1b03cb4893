package speedup.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.cli.programs.PrimesProgram;
import speedup.strategy.BatchException;
import speedup.workload.PrimeCheck;
import speedup.workload.PrimeChecks;
import speedup.workload.WrongAnswerException;

/** Checks which numbers are prime. */
@Command(
    name = "primes",
    sortOptions = false,
    header = "Checks which of 20 large numbers, or of your own, are prime.")
final class PrimesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorkerOptions options;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "N",
      description = "Numbers to check (default: the 20 of the original program).")
  private List<String> numbers = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws BatchException, WrongAnswerException, InterruptedException {
    PrimeChecks workload = new PrimeChecks();
    List<PrimeCheck> checks =
        numbers.isEmpty() ? workload.tasks() : numbers.stream().map(this::check).toList();
    List<Boolean> answers =
        new PrimesProgram(checks)
            .run(options.strategy(), options.workers(checks.size()), spec.commandLine().getOut());
    if (numbers.isEmpty()) {
      workload.check(answers);
    }
    return ExitCode.OK;
  }

  private PrimeCheck check(String number) {
    try {
      if (NumberWord.isNumber(number)) {
        return new PrimeCheck(Long.parseLong(number));
      }
    } catch (NumberFormatException e) {
      // It is too large.
    }
    throw new ParameterException(
        spec.commandLine(), "'%s' is no whole number up to %d".formatted(number, Long.MAX_VALUE));
  }
}
