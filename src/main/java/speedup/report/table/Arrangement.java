package speedup.report.table;

import java.util.List;
import speedup.report.summary.RunSummary;
import speedup.report.text.Table;

/** A way of reading the cells of runs as tables. */
public enum Arrangement {
  /** The book's shape: a table a strategy, a row a worker count. */
  BY_STRATEGY {
    @Override
    public List<Table> tables(List<RunSummary> runs) {
      return SpeedupTables.byStrategy(runs);
    }
  },
  /** A table a workload, the strategies side by side. */
  BY_WORKLOAD {
    @Override
    public List<Table> tables(List<RunSummary> runs) {
      return SpeedupTables.byWorkload(runs);
    }
  },
  /** What is compared side by side, where that is not strategies. */
  SIDE_BY_SIDE {
    @Override
    public List<Table> tables(List<RunSummary> runs) {
      return ScoreTables.of(runs);
    }
  },
  /** A table a workload, every figure of every cell. */
  ALL_FIGURES {
    @Override
    public List<Table> tables(List<RunSummary> runs) {
      return FigureTables.of(runs);
    }
  };

  /** The tables of some runs, side by side. */
  public abstract List<Table> tables(List<RunSummary> runs);
}
