package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.Cell;
import speedup.run.GeneratedRun;

/** What {@code compare} makes of forks that take twice the time. */
final class CompareOddForksTests {

  private static final String GATE = "--fail-on-regression";
  private static final Cell FIXED = GeneratedRun.cell("primes", "fixed", 2);
  private static final Cell VIRTUAL = GeneratedRun.cell("primes", "virtual", 2);

  @TempDir Path folder;

  @Test
  void aCellThatIsTwiceAsSlowInHalfOfItsForksIsARegression() throws Exception {
    Ran compared = compare(run("base", 1, 10), run("new", 2, 10).odd(FIXED, 2, 1, 4, 5, 8, 10));

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .contains("SLOW IN SOME FORKS of NEW: 1")
        .containsPattern(
            "SLOW IN SOME FORKS: NEW is (1.9|2.0).x as slow in 5 of 10 forks, BASE in 0 of 10:"
                + " primes fixed x2");
  }

  @Test
  void toHaveLostSlowForksIsNoRegression() throws Exception {
    Ran compared = compare(run("base", 1, 10).odd(FIXED, 2, 1, 4, 5, 8, 10), run("new", 2, 10));

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).containsPattern("no longer slow in some forks: BASE was .* 5 of 10");
  }

  @Test
  void oneOddForkASideDoesNotCountAndIsTold() throws Exception {
    Ran compared = compare(run("base", 1, 10).odd(FIXED, 2, 3), run("new", 2, 10).odd(FIXED, 2, 7));

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .containsPattern("primes fixed x2 \\(cold\\) +same within 5%.* 9, 9\n")
        .contains("Odd forks, which do not count: 1 in BASE, 1 in NEW: primes fixed x2")
        .doesNotContain("SLOW IN SOME FORKS");
  }

  @Test
  void aCellThatIsSlowerInEveryForkIsSaidOnce() throws Exception {
    assertSlowerOnly(run("base", 1, 10), slower(10, 0.01, 2));
  }

  /** An odd fork of the base does not make some of all. */
  @Test
  void aCellThatIsSlowerInEveryForkIsNotSlowInSomeBesideAnOddForkOfTheBase() throws Exception {
    assertSlowerOnly(run("base", 1, 12).odd(FIXED, 2, 3), slower(12, 0.01, 2));
  }

  /** Its forks lie from 1.4 to 1.7 times the base's: slow in most of them, and steadily so. */
  @Test
  void aCellWhoseForksLieAroundTheLimitIsSlowerOnly() throws Exception {
    assertSlowerOnly(run("base", 1, 12), slower(12, 0.05, 1.55));
  }

  /** A run in which all forks of a cell take so many times as long as in {@link #run}. */
  private static GeneratedRun slower(int rounds, double noise, double times) {
    return GeneratedRun.named("new")
        .rounds(rounds)
        .noise(noise, 2)
        .with(FIXED, 0.4 * times)
        .with(VIRTUAL, 0.4);
  }

  private void assertSlowerOnly(GeneratedRun base, GeneratedRun changed) throws Exception {
    Ran compared = compare(base, changed);

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out()).contains("1 slower").doesNotContain("SLOW IN SOME FORKS");
  }

  @Test
  void ofSeveralRunsASideTheRunIsTheUnit() throws Exception {
    String base = several("base", 0.40, 0.42);
    String same = several("same", 0.41, 0.43);
    String slower = several("slower", 0.60, 0.63);

    Ran equal = Ran.command("compare", base, same, GATE);
    Ran changed = Ran.command("compare", base, slower, GATE);

    assertThat(equal.exitCode()).isZero();
    assertThat(equal.out())
        .contains("Of 2 cells: 0 slower, 0 faster")
        .contains("The unit is the run")
        .doesNotContain("this session");
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("Of 2 cells: 2 slower").doesNotContain("SLOW IN SOME");
  }

  @Test
  void oneRunASideIsSaidOfTheSessionAndHowQuietItWas() throws Exception {
    Ran compared = compare(run("base", 1, 6), run("new", 2, 6));

    assertThat(compared.out())
        .contains("this is said of this session, not of this machine")
        .contains("BASE: The machine was quiet")
        .contains("NEW: The machine was quiet");
  }

  @Test
  void withSoUnequalNumbersOfForksNothingIsJudged() throws Exception {
    Ran compared = compare(run("base", 1, 4), run("new", 2, 12));

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.out()).contains("2 cannot tell").contains("nothing can be told");
    assertThat(compared.err()).contains("too unequal, 4 in BASE and 12 in NEW");
  }

  /** Runs whose sessions differ. */
  private String several(String name, double... seconds) throws Exception {
    List<String> runs = new ArrayList<>();
    for (double second : seconds) {
      runs.add(
          GeneratedRun.named(name)
              .rounds(6)
              .noise(0.002, runs.size())
              .with(FIXED, second)
              .with(VIRTUAL, second)
              .writeTo(folder.resolve(name + runs.size()))
              .toString());
    }
    return String.join(",", runs);
  }

  private static GeneratedRun run(String name, long seed, int rounds) {
    return GeneratedRun.named(name)
        .rounds(rounds)
        .noise(0.01, seed)
        .with(FIXED, 0.4)
        .with(VIRTUAL, 0.4);
  }

  private Ran compare(GeneratedRun base, GeneratedRun changed) throws Exception {
    return Ran.command(
        "compare",
        base.writeTo(folder.resolve("base")).toString(),
        changed.writeTo(folder.resolve("new")).toString(),
        GATE);
  }
}
