package speedup.build;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the packages to their order: each may use those before it in the list, never those after.
 */
final class ArchitectureTests {

  private static final List<String> FROM_THE_GROUND_UP =
      List.of(
          "workload",
          "flags",
          "process",
          "strategy",
          "stats",
          "environment",
          "run",
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

  @Test
  void nothingBelowRunKnowsThatJmhExists() {
    String[] below =
        FROM_THE_GROUND_UP.subList(0, FROM_THE_GROUND_UP.indexOf("run")).stream()
            .map(ArchitectureTests::tree)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(below)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openjdk.jmh..")
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
