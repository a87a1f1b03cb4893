package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import speedup.run.StoredRun;

/** The simulation beside the curve of Ernest, which is fitted and knows nothing of a bag. */
final class ErnestTests {

  private static final double SECOND = 1;

  @Test
  void theCurveFindsTheCoefficientsThatMadeItsPoints() {
    double[] workers = {1, 2, 4, 8, 16};
    double[] scales = {0.1, 0.2, 0.4, 0.8, 1};
    double[] seconds = new double[workers.length];
    Arrays.setAll(seconds, i -> 3 + 40 * scales[i] / workers[i] + 0.5 * Math.log(workers[i]));

    assertThat(Ernest.fit(scales, workers, seconds).theta())
        .containsExactly(new double[] {3, 40, 0.5, 0}, within(1e-6));
  }

  /**
   * What the curve was made for: work that is divided, and a part that is not. A pool that starts
   * for two seconds and has tasks by the thousand is such a one, and the simulation and the curve
   * through its first points say the same of four times as many workers.
   */
  @Test
  void whereItsAssumptionsHoldItSaysTheSameOfMoreWorkers() {
    double[] workers = {1, 2, 4, 8, 16};
    double[] seconds = DoubleStream.of(workers).map(each -> simulated((int) each)).toArray();
    double[] whole = new double[workers.length];
    Arrays.fill(whole, 1);

    double extrapolated = Ernest.fit(whole, workers, seconds).seconds(1, 64);

    assertThat(simulated(64)).isCloseTo(extrapolated, within(0.02 * extrapolated));
  }

  private static double simulated(int workers) {
    double[] times = new double[6_400];
    Arrays.fill(times, SECOND);
    return Simulation.makespan(Scenario.ideal(workers).with(new Costs(0, 0, 2)), times);
  }

  /**
   * Each measured cell of the sweep, from the cells before it alone in the case of the curve and
   * from the sequential one in that of the simulation: what is told beforehand has to be nearer.
   */
  @Test
  void ofTheCellsOfTheSweepTheSimulationMissesLess() throws Exception {
    StoredRun run = StoredRun.read(sweep());
    MeasuredWork work = MeasuredWork.of(run).getFirst();
    Machines machines = Machines.one(2);
    Predictor predictor = new Predictor(work, new OwnCosts(machines), machines, 1);
    double ofTheCurve = 0;
    double ofTheSimulation = 0;
    for (String strategy : work.strategies()) {
      List<MeasuredBatch> cells =
          work.batches().stream()
              .filter(cell -> cell.batch().strategy().equals(strategy))
              .sorted(Comparator.comparingInt(cell -> cell.batch().workers()))
              .toList();
      for (int known = 3; known < cells.size(); known++) {
        double[] workers =
            cells.stream().limit(known).mapToDouble(cell -> cell.batch().workers()).toArray();
        double[] seconds =
            cells.stream().limit(known).mapToDouble(cell -> cell.time().value()).toArray();
        double[] whole = new double[known];
        Arrays.fill(whole, 1);
        MeasuredBatch next = cells.get(known);
        double curve = Ernest.fit(whole, workers, seconds).seconds(1, next.batch().workers());
        ofTheCurve += Math.abs(curve / next.time().value() - 1);
        ofTheSimulation += Math.abs(predictor.compare(next).deviation());
      }
    }

    assertThat(ofTheSimulation).isLessThan(ofTheCurve / 2);
  }

  private static Path sweep() throws Exception {
    try (Stream<Path> runs = Files.list(Path.of("results"))) {
      return runs.filter(run -> run.toString().endsWith("-sweep")).sorted().toList().getLast();
    }
  }
}
