package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    Ran compared =
        compare(run("base", 1, 10).odd(FIXED, 2, 3), run("new", 2, 10).odd(FIXED, 2, 7));

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .containsPattern("primes fixed x2 \\(cold\\) +same within 5%.* 9, 9\n")
        .contains("Odd forks, which do not count: 1 in BASE, 1 in NEW: primes fixed x2")
        .doesNotContain("SLOW IN SOME FORKS");
  }

  @Test
  void aCellThatIsSlowerInEveryForkIsSaidOnce() throws Exception {
    Ran compared =
        compare(
            run("base", 1, 10),
            GeneratedRun.named("new").rounds(10).noise(0.01, 2).with(FIXED, 0.8).with(VIRTUAL, 0.4));

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out()).contains("1 slower").doesNotContain("SLOW IN SOME FORKS");
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
