package example;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import speedup.process.ProcessPool;
import speedup.process.WorkerDiedException;

/** Squares numbers in other JVMs, and outlives one of them. */
public final class Squares {

  record Square(long number, long square) implements Serializable {}

  private Squares() {}

  public static void main(String[] arguments) throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      List<Long> numbers = LongStream.rangeClosed(1, 100).boxed().toList();
      List<Square> squares = new ArrayList<>();
      pool.map(number -> new Square(number, number * number), numbers, 10).forEach(squares::add);
      require(squares.size() == 100 && squares.get(99).square() == 10_000, squares);

      long worker = pool.submit(() -> ProcessHandle.current().pid()).get();
      require(worker != ProcessHandle.current().pid(), "another JVM, not " + worker);

      Future<?> death =
          pool.submit(() -> {
            System.exit(3);
            return null;
          });
      try {
        death.get();
        throw new IllegalStateException("a dead worker gave a result");
      } catch (ExecutionException e) {
        require(e.getCause() instanceof WorkerDiedException, e);
      }
      require(pool.submit(() -> 6 * 7).get() == 42, "another worker");
    }
  }

  private static void require(boolean condition, Object found) {
    if (!condition) {
      throw new IllegalStateException("found " + found);
    }
  }
}
