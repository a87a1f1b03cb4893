package speedup.strategy;

final class FixedExecutorTests extends ConcurrentExecutorContract {

  FixedExecutorTests() {
    super(Strategy.fixed);
  }
}
