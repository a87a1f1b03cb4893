package speedup.predict;

/** How fast tasks are begun, from one task to another. */
final class Pace implements Simulation.Watcher {

  private final int first;
  private final int last;
  private double begin;
  private double end;

  Pace(int first, int last) {
    this.first = first;
    this.last = last;
  }

  @Override
  public void started(int task, double time) {
    if (task == first) {
      begin = time;
    } else if (task == last) {
      end = time;
    }
  }

  @Override
  public void ended(int task, double time) {}

  double secondsATask() {
    return (end - begin) / (last - first);
  }
}
