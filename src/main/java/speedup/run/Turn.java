package speedup.run;

/**
 * A place of a cell in a round.
 *
 * @param number which of the cell's places in the round, from 0: a baseline has more than one
 */
record Turn(Cell cell, int number) {

  /** The fork that is measured there. */
  ForkNumber in(int round) {
    return new ForkNumber(round, number);
  }
}
