package speedup.run;

/** Why a cell is not measured any more. */
public enum CellEnd {
  /** Its interval was narrow enough in two rounds running. */
  PRECISE,
  /** It was measured in as many rounds as the plan allows. */
  ROUNDS,
  /** The budget was spent. */
  BUDGET,
  /** It gave a wrong answer, threw, hung or died. */
  FAILED,
  /** The run was stopped. */
  INTERRUPTED;
}
