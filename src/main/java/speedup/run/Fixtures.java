package speedup.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** All that a run needs beside its forks: made ready in order, closed in the opposite one. */
final class Fixtures implements AutoCloseable {

  private final Deque<Fixture.Prepared> ready = new ArrayDeque<>();

  private Fixtures() {}

  static Fixtures none() {
    return new Fixtures();
  }

  static Fixtures prepare(List<Fixture> fixtures, Plan plan) throws UsageException, IOException {
    return prepare(fixtures, plan, () -> false);
  }

  /**
   * Makes them ready, but no more of them once nobody wants them.
   *
   * @param isUnwanted asked before each of them
   */
  static Fixtures prepare(List<Fixture> fixtures, Plan plan, BooleanSupplier isUnwanted)
      throws UsageException, IOException {
    Fixtures prepared = new Fixtures();
    try {
      for (Fixture fixture : fixtures) {
        if (isUnwanted.getAsBoolean()) {
          break;
        }
        prepared.ready.addLast(fixture.prepare(plan));
      }
      return prepared;
    } catch (IOException | UsageException | RuntimeException e) {
      prepared.close();
      throw e;
    }
  }

  List<String> jvmArguments() {
    return ready.stream().flatMap(one -> one.jvmArguments().stream()).toList();
  }

  List<String> workerOptions() {
    return ready.stream().flatMap(one -> one.workerOptions().stream()).toList();
  }

  /** What is to be kept of them, of none any more once nobody wants it. */
  List<JournalEntry> entries(List<JournalEntry> earlier, BooleanSupplier isUnwanted)
      throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    for (Fixture.Prepared one : ready) {
      if (isUnwanted.getAsBoolean()) {
        break;
      }
      entries.addAll(one.entries(earlier));
    }
    return entries;
  }

  /** Starts again what has died, and says what had; empty when all is well. */
  Optional<String> revive() throws IOException {
    Optional<String> died = Optional.empty();
    for (Fixture.Prepared one : ready) {
      Optional<String> its = one.revive();
      died = died.or(() -> its);
    }
    return died;
  }

  @Override
  public void close() {
    while (!ready.isEmpty()) {
      ready.removeLast().close();
    }
  }
}
