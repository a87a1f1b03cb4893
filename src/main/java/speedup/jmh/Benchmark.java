package speedup.jmh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A benchmark as JMH lists it, in one mode.
 *
 * @param name the full name of its method, or of its group
 * @param mode JMH's short name of the mode
 * @param threads how many threads call it
 * @param params the values that its parameters have when nobody says which
 */
public record Benchmark(String name, String mode, int threads, Map<String, List<String>> params) {

  /** Copies the parameters. */
  public Benchmark {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    params.forEach((param, values) -> copy.put(param, List.copyOf(values)));
    params = Collections.unmodifiableMap(copy);
  }
}
