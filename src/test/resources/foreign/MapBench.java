package foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

/** Somebody else's benchmark: the look-up in two kinds of maps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class MapBench {

  @Param({"tree", "hash"})
  public String impl;

  @Param({"10"})
  public int size;

  private Map<Integer, Integer> map;

  @Setup
  public void fill() {
    map = impl.equals("hash") ? new HashMap<>() : new TreeMap<>();
    for (int i = 0; i < size; i++) {
      map.put(i, i);
    }
  }

  @Benchmark
  @OperationsPerInvocation(2)
  public int get() {
    return map.get(1) + map.get(size / 2);
  }
}
