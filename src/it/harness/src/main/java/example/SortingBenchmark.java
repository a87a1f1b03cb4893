package example;

import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long does it take to sort? */
@State(Scope.Benchmark)
public class SortingBenchmark {

  @Param("1000")
  public int size;

  private int[] numbers;

  @Setup
  public void draw() {
    numbers = new Random(1).ints(size).toArray();
  }

  @Benchmark
  public int[] sorting() {
    int[] copy = numbers.clone();
    Arrays.sort(copy);
    return copy;
  }
}
