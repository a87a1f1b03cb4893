package speedup.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import speedup.environment.Diagnosis;
import speedup.environment.Doctor;
import speedup.environment.Environment;
import speedup.environment.NoiseMeter;
import speedup.process.WorkerCache;
import speedup.report.table.EnvironmentTable;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;

/** Prints what machine this is, what makes it noisy, and what to do about it. */
@Command(
    name = "doctor",
    header = "Says what machine this is, how quiet it is, and what would make it quieter.",
    description = "")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = DurationWord.class,
      description = "How long to watch what else is going on (default: ${DEFAULT-VALUE}).")
  private Duration watch;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Environment environment = Environment.capture(Clock.systemUTC());
    TextStyle style = Terminal.outputStyle();
    out.println(EnvironmentTable.of(environment).toText(style));
    List<Diagnosis> findings =
        new ArrayList<>(Doctor.examine(environment, NoiseMeter.ofThisProcess(), watch));
    findings.addAll(Doctor.exert(environment.processors().availableToJava()));
    WorkerCache.warning()
        .ifPresent(warning ->
            findings.add(
                new Diagnosis(
                    Diagnosis.Severity.WARNING,
                    "Worker cache",
                    "JDK " + Runtime.version().feature(),
                    warning)));
    out.println(
        new Table(
                "Noise",
                List.of("What", "figure", "verdict"),
                findings.stream()
                    .map(finding -> List.of(finding.what(), finding.figure(), verdict(finding)))
                    .toList())
            .toText(style));
    findings.stream()
        .filter(finding -> finding.severity() == Diagnosis.Severity.WARNING)
        .forEach(
            finding -> out.println(style.ofProse().wrap(finding.what() + ": " + finding.advice())));
    out.flush();
    return ExitCode.OK;
  }

  private static String verdict(Diagnosis finding) {
    return switch (finding.severity()) {
      case OK -> "ok";
      case WARNING -> "WARNING";
      case NOT_AVAILABLE -> "not available";
    };
  }
}
