package speedup.benchmark;

import speedup.workload.Task;

/** Gives back its number: a task so small that only the way there and back takes time. */
record Tiny(int number) implements Task<Integer> {

  private static final long serialVersionUID = 1L;

  @Override
  public Integer call() {
    return number;
  }
}
