package speedup.strategy;

final class WorkstealingExecutorTests extends ConcurrentExecutorContract {

  WorkstealingExecutorTests() {
    super(Strategy.workstealing);
  }
}
