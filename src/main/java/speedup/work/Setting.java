package speedup.work;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of a workload's own parameters, as one word: JMH knows the parameters of a benchmark
 * by its fields, and the workloads of its one benchmark have any.
 */
public final class Setting {

  /** The field of the benchmark. */
  public static final String PARAM = "setting";

  private Setting() {}

  /** Writes values as a word. */
  public static String encode(SortedMap<String, String> values) {
    return values.entrySet().stream()
        .map(value ->
            value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Reads the values back. */
  public static Map<String, String> decode(String word) {
    Map<String, String> values = new TreeMap<>();
    if (!word.isEmpty()) {
      for (String value : word.split("&", -1)) {
        String[] parts = value.split("=", 2);
        values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
