package speedup.stats;

import java.util.List;
import java.util.Locale;

/**
 * Prints the simulated figures of docs/measuring.md, 20,000 cells or tables each, where the tests
 * simulate fewer: {@code java -cp target/test-classes:target/classes:…
 * speedup.stats.SimulatedFigures [false-alarms|odd-forks|…]}. Seeds are fixed; the same figures
 * come out again.
 */
public final class SimulatedFigures {

  private static final int CELLS = 20_000;
  private static final double[] ODD = {0, 0.03, 0.1};
  private static final int[] SIDES = {6, 10, 12};

  private SimulatedFigures() {}

  /** Prints the tables that are named, or all. */
  public static void main(String[] names) {
    List<String> wanted =
        names.length > 0
            ? List.of(names)
            : List.of(
                "false-alarms",
                "odd-forks",
                "adaptive",
                "comparison",
                "slow-forks",
                "baseline",
                "scalability",
                "fork-numbers",
                "runs",
                "fastest",
                "series",
                "warming");
    wanted.forEach(SimulatedFigures::print);
  }

  private static void print(String name) {
    line("## " + name);
    switch (name) {
      case "false-alarms" -> falseAlarms();
      case "odd-forks" -> oddForks();
      case "adaptive" -> adaptive();
      case "comparison" -> comparison();
      case "slow-forks" -> slowForks();
      case "baseline" -> baseline();
      case "scalability" -> scalability();
      case "fork-numbers" -> forkNumbers();
      case "runs" -> runs();
      case "fastest" -> fastest();
      case "series" -> series();
      case "warming" -> warming();
      default -> throw new IllegalArgumentException("no such table: " + name);
    }
  }

  /** Equal cells of a machine that drifts by 10 %, until the stopping rule ends them. */
  private static void falseAlarms() {
    for (double variation : new double[] {0.01, 0.03, 0.05, 0.08}) {
      StringBuilder row = new StringBuilder(percent(variation));
      for (Shape shape : Shape.values()) {
        for (boolean withRule : new boolean[] {false, true}) {
          OddForkSimulation.Figures figures =
              new OddForkSimulation(shape, variation, 0.1, 0, true, withRule)
                  .stopped(CELLS, StoppingRule.standard(0.05));
          row.append(" | ").append(percent(figures.missed()));
          row.append(String.format(Locale.ROOT, " (%.1f)", figures.rounds()));
        }
      }
      line(row.toString());
    }
  }

  private static void oddForks() {
    for (boolean onBaseline : new boolean[] {true, false}) {
      for (double odd : ODD) {
        for (boolean withRule : new boolean[] {false, true}) {
          StringBuilder row = new StringBuilder(percent(odd) + (onBaseline ? "" : ", cells only"));
          row.append(withRule ? ", odd left out" : ", all count");
          for (int rounds : new int[] {3, 4, 5, 6, 8, 10}) {
            OddForkSimulation.Figures figures =
                new OddForkSimulation(Shape.NORMAL, 0.03, 0, odd, onBaseline, withRule)
                    .fixed(CELLS, rounds, 1);
            row.append(" | ±").append(percent(figures.halfWidth()));
            row.append(" (").append(percent(figures.missed())).append(")");
          }
          line(row.toString());
        }
      }
    }
  }

  private static void adaptive() {
    for (double drift : new double[] {0, 0.1}) {
      for (double odd : ODD) {
        for (boolean withRule : new boolean[] {false, true}) {
          OddForkSimulation.Figures figures =
              new OddForkSimulation(Shape.NORMAL, 0.03, drift, odd, true, withRule)
                  .stopped(CELLS, StoppingRule.standard(0.05));
          line(
              String.format(
                  Locale.ROOT,
                  "drift %.0f %%, odd %s, %s | %.1f rounds | precise %s | ±%s | missed %s",
                  drift * 100,
                  percent(odd),
                  withRule ? "left out" : "all count",
                  figures.rounds(),
                  percent(figures.precise()),
                  percent(figures.halfWidth()),
                  percent(figures.missed())));
        }
      }
    }
  }

  private static void comparison() {
    for (int forks : new int[] {6, 10}) {
      for (double odd : ODD) {
        for (boolean withRule : new boolean[] {false, true}) {
          OddForkSimulation simulation = OddForkSimulation.of(0.03, odd, withRule);
          double[] changed = simulation.compared(CELLS, forks, 1.1);
          line(
              String.format(
                  Locale.ROOT,
                  "%d forks, odd %s, %s | found %s | elsewhere %s",
                  forks,
                  percent(odd),
                  withRule ? "left out" : "all count",
                  percent(changed[0]),
                  percent(changed[1])));
        }
      }
    }
  }

  private static void slowForks() {
    for (double share : new double[] {0.03, 0.1, 0.3, 0.5}) {
      line(
          percent(share)
              + " | 6 against 6 "
              + percent(OddForkSimulation.slowForkAlarms(CELLS, share, share, 6, 6))
              + " | 10 against 10 "
              + percent(OddForkSimulation.slowForkAlarms(CELLS, share, share, 10, 10))
              + " | 6 against 12 "
              + percent(OddForkSimulation.slowForkAlarms(CELLS, share, share, 6, 12)));
    }
    for (int forks : new int[] {6, 10, 16, 20}) {
      line(
          forks
              + " forks, half became slow, odd 0, 3, 10 %: "
              + percent(OddForkSimulation.bistableFound(CELLS, 0, 0.5, forks))
              + ", "
              + percent(OddForkSimulation.bistableFound(CELLS, 0.03, 0.5, forks))
              + ", "
              + percent(OddForkSimulation.bistableFound(CELLS, 0.1, 0.5, forks)));
    }
    for (double level : new double[] {1, 1.3, 1.5, 1.7, 2}) {
      for (double[] variations : new double[][] {{0.03, 0.03}, {0.1, 0.1}, {0.03, 0.3}}) {
        StringBuilder row =
            new StringBuilder(
                "all forks %s times as slow, vary by %s against %s"
                    .formatted(level, percent(variations[1]), percent(variations[0])));
        for (Shape shape : Shape.values()) {
          row.append(" | ").append(shape);
          for (int forks : SIDES) {
            double taken =
                OddForkSimulation.slowerTakenForBistable(
                    CELLS, level, shape, variations[0], variations[1], forks);
            row.append(String.format(Locale.ROOT, " %.2f %%", taken * 100));
          }
        }
        line(row.toString());
      }
    }
    for (double factor : new double[] {1.6, 2}) {
      for (double variation : new double[] {0.03, 0.1}) {
        for (double share : new double[] {0.3, 0.5}) {
          StringBuilder row =
              new StringBuilder(
                  "%s times as slow in %s of the forks, vary by %s"
                      .formatted(factor, percent(share), percent(variation)));
          for (int forks : SIDES) {
            row.append(" | ")
                .append(
                    percent(
                        OddForkSimulation.bistablePairFound(
                            CELLS, factor, share, variation, forks)));
          }
          line(row.toString());
        }
      }
    }
  }

  private static void baseline() {
    for (int repeats : new int[] {1, 2, 3}) {
      OddForkSimulation.Figures figures =
          OddForkSimulation.of(0.03, 0.03, true).fixed(CELLS, 6, repeats);
      line(
          repeats
              + " a round, odd 3 % | ±"
              + percent(figures.halfWidth())
              + " | missed "
              + percent(figures.missed()));
    }
  }

  private static void scalability() {
    for (int rounds : new int[] {3, 5, 10}) {
      for (double missing : new double[] {0, 0.05}) {
        line(
            rounds
                + " rounds, missing "
                + percent(missing)
                + " | knee "
                + new ScalabilitySimulation(2, 0.97, 0.05, 0.02, 0.03, missing)
                    .coverage(CELLS, rounds)
                + " | knee without a loss "
                + new ScalabilitySimulation(2, 0.97, 0.05, 0, 0.03, missing).coverage(CELLS, rounds)
                + " | law "
                + new ScalabilitySimulation(0, 0.97, 0.08, 0.004, 0.03, missing)
                    .coverage(CELLS, rounds));
      }
    }
  }

  private static void forkNumbers() {
    int[][] numbers = {
      {4, 4}, {4, 6}, {4, 8}, {4, 12}, {5, 8}, {5, 10}, {5, 12}, {5, 15}, {6, 6}, {6, 9}, {6, 12},
      {6, 15}, {6, 18}, {6, 30}, {8, 16}, {8, 20}, {8, 24}, {8, 30}, {10, 20}, {10, 30}, {10, 60},
      {12, 30}, {15, 30}
    };
    for (int[] pair : numbers) {
      line(
          pair[0]
              + " against "
              + pair[1]
              + " | equal "
              + percent(ForkNumbersTests.alarms(CELLS, pair[0], pair[1], 0.03, 0.03))
              + " | few noisier "
              + percent(ForkNumbersTests.alarms(CELLS, pair[0], pair[1], 0.06, 0.03))
              + " | many noisier "
              + percent(ForkNumbersTests.alarms(CELLS, pair[0], pair[1], 0.03, 0.06)));
    }
  }

  private static void runs() {
    for (int[] pair : new int[][] {{1, 2}, {1, 3}, {2, 2}, {3, 2}, {3, 3}, {5, 5}}) {
      line(
          pair[0]
              + " against "
              + pair[1]
              + " runs | by run "
              + percent(1 - RunRatioTests.coverage(CELLS, pair[0], pair[1], false))
              + " | by fork "
              + percent(1 - RunRatioTests.coverage(CELLS, pair[0], pair[1], true)));
    }
  }

  private static void fastest() {
    for (int rounds : new int[] {6, 10}) {
      line(
          rounds
              + " rounds | equal variation "
              + percent(ComparisonWithFastestTests.ruledOut(CELLS, rounds, false, 1))
              + " | 1 to 8 % "
              + percent(ComparisonWithFastestTests.ruledOut(CELLS, rounds, true, 1))
              + " | one 10 % slower "
              + percent(ComparisonWithFastestTests.ruledOut(CELLS / 10, rounds, false, 1.1))
              + " | one 20 % slower "
              + percent(ComparisonWithFastestTests.ruledOut(CELLS / 10, rounds, false, 1.2)));
    }
  }

  private static void series() {
    for (int runs : new int[] {8, 12, 20}) {
      line(
          runs
              + " runs | no change "
              + percent(ChangePointTests.found(CELLS / 10, runs, Shape.NORMAL, 1))
              + " | heavy-tailed "
              + percent(ChangePointTests.found(CELLS / 10, runs, Shape.HEAVY_TAILED, 1))
              + " | step 5 % "
              + percent(ChangePointTests.found(CELLS / 10, runs, Shape.NORMAL, 1.05))
              + " | step 10 % "
              + percent(ChangePointTests.found(CELLS / 10, runs, Shape.NORMAL, 1.1)));
    }
  }

  private static void warming() {
    for (int forks : new int[] {5, 6, 10}) {
      line(
          forks
              + " forks | steady "
              + percent(WarmingTests.called(CELLS, forks, 4, 0, 0))
              + " | following "
              + percent(WarmingTests.called(CELLS, forks, 4, 0.9, 0))
              + " | first 5 % slower "
              + percent(WarmingTests.called(CELLS, forks, 4, 0, 0.05))
              + " | first 10 % slower "
              + percent(WarmingTests.called(CELLS, forks, 4, 0, 0.1)));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static void line(String text) {
    System.out.println(text);
  }
}
