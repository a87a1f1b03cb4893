package speedup.build;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.ForkMetric;
import speedup.run.Forks;
import speedup.run.JmhSettings;
import speedup.run.JournalEntry;
import speedup.run.ScoreUnit;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.run.Unwritable;
import speedup.run.UsageException;

/**
 * Holds the packages to their order: each may use those before it in the list, never those after.
 */
final class ArchitectureTests {

  private static final List<String> FROM_THE_GROUND_UP =
      List.of(
          "workload",
          "flags",
          "process",
          "cluster",
          "strategy",
          "stats",
          "environment",
          "run",
          "batch",
          "work",
          "jmh",
          "predict",
          "report",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("speedup");

  @Test
  void aPackageUsesOnlyThoseBelowIt() {
    for (int level = 0; level < FROM_THE_GROUND_UP.size() - 1; level++) {
      String[] above =
          FROM_THE_GROUND_UP.subList(level + 1, FROM_THE_GROUND_UP.size()).stream()
              .map(ArchitectureTests::tree)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(tree(FROM_THE_GROUND_UP.get(level)))
          .should()
          .dependOnClassesThat(resideInAnyPackage(above))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  /** JMH is one way to run a fork: the rest would stay if there were another. */
  @Test
  void onlyItsOwnPackageAndTheCommandLineAndTheBenchmarksKnowThatJmhExists() {
    noClasses()
        .that()
        .resideOutsideOfPackages(tree("jmh"), tree("bridge"), tree("cli"), tree("benchmark"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openjdk.jmh..")
        .check(CLASSES);
  }

  /** The engine is an optional part: nobody else can load it by accident. */
  @Test
  void onlyTheClusterKnowsItsEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(tree("cluster"), tree("benchmark"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.hazelcast..")
        .check(CLASSES);
  }

  @Test
  void theClusterKnowsNothingOfWorkloads() {
    noClasses()
        .that()
        .resideInAPackage(tree("cluster"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..")
                .and(not(resideInAnyPackage(tree("cluster"), tree("process")))))
        .check(CLASSES);
  }

  @Test
  void howAForkIsRunKnowsNothingOfTheRunAroundIt() {
    noClasses()
        .that()
        .resideInAPackage(tree("jmh"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(tree("run"))
                .and(
                    not(
                        belongToAnyOf(
                            Cell.class,
                            CellSelection.class,
                            Forks.class,
                            JmhSettings.class,
                            ForkMetric.class,
                            JournalEntry.class,
                            ScoreUnit.class,
                            Skipped.class,
                            StoredRun.class,
                            Unwritable.class,
                            UsageException.class))))
        .check(CLASSES);
  }

  @Test
  void statisticsAreFunctionsOverNumbers() {
    noClasses()
        .that()
        .resideInAPackage(tree("stats"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..").and(not(resideInAnyPackage(tree("stats")))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** It reads what was measured, and asks nobody how: stored runs are all that it has. */
  @Test
  void predictionsAreMadeFromStoredRuns() {
    noClasses()
        .that()
        .resideInAPackage(tree("predict"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..")
                .and(
                    not(
                        resideInAnyPackage(
                            tree("predict"),
                            tree("workload"),
                            tree("strategy"),
                            tree("stats"),
                            tree("environment"),
                            tree("run"),
                            tree("batch")))))
        .check(CLASSES);
  }

  /** It is an artifact of its own, which depends on nothing but the JDK. */
  @Test
  void theProcessPoolStandsAlone() {
    classes()
        .that()
        .resideInAPackage(tree("process"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(tree("process"), "java..", "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void theProcessPoolKnowsNothingOfWorkloads() {
    noClasses()
        .that()
        .resideInAPackage(tree("process"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..").and(not(resideInAnyPackage(tree("process")))))
        .check(CLASSES);
  }

  @Test
  void whatTravelsKnowsNothingOfProcesses() {
    noClasses()
        .that()
        .resideInAPackage(tree("process.codec"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..").and(not(resideInAnyPackage(tree("process.codec")))))
        .check(CLASSES);
  }

  /** It runs in the class path of somebody else, where nothing of ours is. */
  @Test
  void theBridgeStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(tree("bridge"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..").and(not(resideInAnyPackage(tree("bridge")))))
        .check(CLASSES);
  }

  @Test
  void theLauncherStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(tree("launcher"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("speedup..").and(not(resideInAnyPackage(tree("launcher")))))
        .check(CLASSES);
  }

  @Test
  void noPackageIsInACycle() {
    SlicesRuleDefinition.slices()
        .matching("speedup.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static String tree(String name) {
    return "speedup." + name + "..";
  }
}
