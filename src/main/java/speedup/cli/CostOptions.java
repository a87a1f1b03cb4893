package speedup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import speedup.environment.Difference;
import speedup.predict.CostSource;
import speedup.predict.GrainCosts;
import speedup.predict.Grains;
import speedup.predict.Machines;
import speedup.predict.OwnCosts;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** The option that says which run the costs of strategies are taken from. */
final class CostOptions {

  /** What costs may depend on beside the machine. */
  private static final Set<String> OF_THE_JDK = Set.of("JDK", "JDK vendor", "VM");

  @Option(
      names = "--costs",
      converter = FileWord.class,
      paramLabel = "RUN",
      description =
          "Take the costs of strategies from this run of GrainBenchmark (default: from RESULT"
              + " itself).")
  private @Nullable Path costs;

  private List<Difference> differences = List.of();
  private List<String> damage = List.of();

  /**
   * Where costs come from.
   *
   * @throws UsageException if there are none in the run that was named, or they are of another
   *     machine
   */
  CostSource source(StoredRun run, Machines measuredOn) throws UsageException, IOException {
    OwnCosts own = new OwnCosts(measuredOn);
    if (costs == null) {
      return own;
    }
    StoredRun measured = StoredRun.read(costs);
    damage = measured.damage().stream().map(one -> costs + ": " + one).toList();
    if (measured.environment().isEmpty()) {
      throw new UsageException(
          "--costs %s: what machine it was measured on is not known".formatted(costs));
    }
    Grains grains =
        Grains.of(measured)
            .orElseThrow(() ->
                new UsageException(
                    "--costs %s: has no warm cells of GrainBenchmark beside sequential ones"
                        .formatted(costs)));
    differences =
        run.environment()
            .orElseThrow()
            .fingerprint()
            .differencesFrom(measured.environment().orElseThrow().fingerprint());
    List<Difference> ofTheMachine = those(Difference::isOfTheMachine);
    if (!ofTheMachine.isEmpty()) {
      throw new UsageException(
          "--costs %s: not the same machine: %s".formatted(costs, told(ofTheMachine)));
    }
    return new GrainCosts(grains, own);
  }

  /** Why the costs may be others in the run than they were when they were measured. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>(damage);
    List<Difference> renewed = those(one -> one.isRenewal() || OF_THE_JDK.contains(one.name()));
    if (!renewed.isEmpty()) {
      doubts.add("the costs of %s may have changed: %s".formatted(costs, told(renewed)));
    }
    return doubts;
  }

  private List<Difference> those(Predicate<Difference> which) {
    return differences.stream().filter(which).toList();
  }

  private static String told(List<Difference> some) {
    return some.stream()
        .map(one -> "%s %s there and %s in the run".formatted(one.name(), one.then(), one.now()))
        .collect(Collectors.joining("; "));
  }
}
