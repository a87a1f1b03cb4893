package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.GeneratedRun;

/** What {@code compare} makes of a machine that is not as fast as it was. */
final class CompareCalibratedTests {

  private static final String GATE = "--fail-on-regression";
  private static final String CALIBRATED = "--calibrated";
  private static final Cell PRIMES = GeneratedRun.cell("primes", "fixed", 2);
  private static final Cell FLAGS = GeneratedRun.cell("flags", "fixed", 2);

  @TempDir Path folder;

  @Test
  void aMachineThatBecameTwiceAsFastIsSaidToHaveUntilItIsDividedOut() throws Exception {
    String slow = written("slow", run(0.4, 0.1).calibration(0.06));
    String fast = written("fast", run(0.2, 0.1).calibration(0.03));

    Ran measured = Ran.command("compare", slow, fast);
    Ran calibrated = Ran.command("compare", slow, fast, CALIBRATED);

    assertThat(measured.out())
        .contains("Of 2 cells: 0 slower, 1 faster, 1 same")
        .contains("its fixed work took 60.0 ms in BASE, 30.0 ms in NEW; --calibrated divides that")
        .doesNotContain("were multiplied by");
    assertThat(calibrated.out())
        .contains("Of 2 cells: 0 slower, 0 faster, 2 same")
        .contains("were multiplied by what that took there over what it took in theirs")
        .doesNotContain("WARNING");
  }

  @Test
  void aRegressionThatAFasterMachineHidesIsFound() throws Exception {
    String slow = written("slow", run(0.4, 0.1).calibration(0.06));
    String fast = written("fast", run(0.3, 0.1).calibration(0.03));

    Ran calibrated = Ran.command("compare", slow, fast, GATE, CALIBRATED);

    assertThat(Ran.command("compare", slow, fast, GATE).exitCode()).isZero();
    assertThat(calibrated.exitCode()).isEqualTo(1);
    assertThat(calibrated.out()).contains("Of 2 cells: 1 slower, 0 faster, 1 same");
  }

  @Test
  void eachOfSeveralRunsHasItsOwnSpeed() throws Exception {
    String base =
        written("base0", run(0.4, 0.1).calibration(0.06))
            + ","
            + written("base1", run(0.21, 0.1).calibration(0.03));
    String changed =
        written("new0", run(0.19, 0.1).calibration(0.03))
            + ","
            + written("new1", run(0.8, 0.1).calibration(0.12));

    Ran calibrated = Ran.command("compare", base, changed, CALIBRATED, "--threshold", "50%");

    assertThat(calibrated.out()).contains("Of 2 cells: 0 slower, 0 faster, 2 same");
  }

  @Test
  void aMachineOfTheSameSpeedIsNotSpokenOf() throws Exception {
    Ran compared =
        Ran.command(
            "compare",
            written("base", run(0.4, 0.1).calibration(0.03)),
            written("new", run(0.4, 0.1).calibration(0.032)));

    assertThat(compared.out()).contains("fixed work in 30.0 ms").doesNotContain("not as fast");
  }

  @Test
  void whatDoesNotSayHowFastItsMachineWasIsRefused() throws Exception {
    String silent = written("silent", run(0.4, 0.1));
    String known = written("known", run(0.4, 0.1).calibration(0.03));

    assertThat(Ran.command("compare", silent, known, CALIBRATED))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("silent has no fixed work"));
    assertThat(Ran.command("compare", known, silent, CALIBRATED).err())
        .contains("silent has no fixed work");
  }

  @Test
  void whatProfilersMeasuredIsNoTime() throws Exception {
    Map<String, ForkMetric> allocated =
        Map.of("gc.alloc", ForkMetric.of("B/op", List.of(1.0), Double.NaN));
    String base = written("base", run(0.4, 0.1).calibration(0.06).metrics(allocated));
    String changed = written("new", run(0.4, 0.1).calibration(0.03).metrics(allocated));

    Ran refused = Ran.command("compare", base, changed, "--metric", "gc.alloc", CALIBRATED);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--calibrated is for times");
  }

  private String written(String name, GeneratedRun run) throws Exception {
    return run.writeTo(folder.resolve(name)).toString();
  }

  private static GeneratedRun run(double computing, double waiting) {
    return GeneratedRun.named("run")
        .rounds(6)
        .noise(0.002, 1)
        .with(PRIMES, computing)
        .with(FLAGS, waiting);
  }
}
