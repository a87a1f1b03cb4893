package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;
import speedup.report.summary.RunLabels;
import speedup.report.table.RunHeader;
import speedup.run.Cell;
import speedup.run.JmhSettings;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** A stored run as one of the two that are compared. */
final class RunSide {

  private static final String THROUGHPUT = "thrpt";

  private RunSide() {}

  static Side of(StoredRun run) {
    Map<String, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.forks()
        .forEach(fork ->
            forks
                .computeIfAbsent(key(fork.cell(), fork.settings().mode()), key -> new ArrayList<>())
                .add(fork));
    Map<String, Side.Failed> failed = failed(run);
    Map<String, Sample> samples = new LinkedHashMap<>();
    forks.forEach((key, measured) -> {
      if (!failed.containsKey(key)) {
        samples.put(key, sample(measured));
      }
    });
    return new Side(
        RunLabels.folder(run),
        RunHeader.date(run.planned().started()) + ", " + RunLabels.runtime(run),
        samples,
        failed,
        fingerprint(run),
        run.damage());
  }

  /** The same for the same cell in a run and in the file that JMH writes of it. */
  static String key(Cell cell, String mode) {
    return cell.benchmark() + " " + cell.params() + " " + mode + (cell.isTwin() ? " twin" : "");
  }

  private static Map<String, Side.Failed> failed(StoredRun run) {
    String mode = run.forks().stream().map(fork -> fork.settings().mode()).findFirst().orElse("ss");
    Map<String, Side.Failed> failed = new LinkedHashMap<>();
    run.failures()
        .forEach(failure ->
            failed.put(
                key(failure.cell(), mode),
                new Side.Failed(failure.cell().toString(), failure.reason())));
    return failed;
  }

  private static Sample sample(List<JournalEntry.Fork> forks) {
    JournalEntry.Fork first = forks.getFirst();
    boolean isRate = first.settings().mode().equals(THROUGHPUT);
    List<double[]> scores =
        forks.stream()
            .map(fork ->
                fork.scores().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray())
            .toList();
    return new Sample(
        first.cell().toString(), isRate ? new Sample.Unit.Rate() : new Sample.Unit.Time(), scores);
  }

  /** The machine and the JVM that drove the run, and the JVMs that its forks were. */
  private static Fingerprint fingerprint(StoredRun run) {
    List<Trait> traits = new ArrayList<>();
    run.environment().ifPresent(environment -> traits.addAll(environment.fingerprint().traits()));
    traits.addAll(forkTraits(run.forks().stream().map(JournalEntry.Fork::settings).toList()));
    return new Fingerprint(traits);
  }

  private static List<Trait> forkTraits(List<JmhSettings> settings) {
    Set<String> machines =
        settings.stream()
            .map(one -> one.vmName() + " " + one.vmVersion())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return machines.isEmpty()
        ? List.of()
        : List.of(
            new Trait(Part.JDK, JmhFile.FORK_JVM, String.join(", ", machines)),
            JmhFile.forkFlags(settings.stream().map(JmhSettings::jvmArgs).toList()));
  }
}
