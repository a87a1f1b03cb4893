package speedup.strategy;

final class VirtualExecutorTests extends ConcurrentExecutorContract {

  VirtualExecutorTests() {
    super(Strategy.virtual);
  }
}
