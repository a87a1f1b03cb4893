package speedup.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the folder of a run line by line, as it is on the disk: what an earlier version wrote must
 * stay readable, and so these tests know the text and not the records.
 */
public final class JournalText {

  /** What an environment.json says of a machine that never was. */
  private static final String ENVIRONMENT =
      """
      {
        "date" : "2026-03-04T05:06:07Z",
        "jvm" : {
          "vendor" : "Eclipse Adoptium", "version" : "25.0.3", "build" : "25.0.3+9-LTS",
          "virtual_machine" : "OpenJDK 64-Bit Server VM", "arguments" : [ ], "collector" : "G1",
          "max_heap_bytes" : 4294967296
        },
        "processors" : {
          "model" : "Imaginary 9000", "online" : 8, "allowed" : 4, "allowed_list" : "0-3",
          "physical_cores" : 4, "available_to_java" : 4
        },
        "memory" : { "total" : 17179869184, "transparent_huge_pages" : "madvise" },
        "platform" : {
          "operating_system" : "Debian GNU/Linux 12 (bookworm)", "kernel" : "6.1.0",
          "architecture" : "amd64"
        },
        "software" : { "version" : "0.1.0", "sha256" : "00", "libraries" : { } }
      }
      """;

  private static final String SETTINGS =
      """
      {"jmh_version":"1.37","mode":"ss","time_unit":"SECONDS","threads":1,\
      "operations_per_invocation":1,"jvm":"/opt/jdk/bin/java","jvm_args":["-Xmx1g"],\
      "jdk_version":"25.0.3","vm_name":"OpenJDK 64-Bit Server VM","vm_version":"25.0.3+9-LTS",\
      "warmup":{"count":1,"time":"single-shot","batch_size":1},\
      "measurement":{"count":2,"time":"single-shot","batch_size":1}}\
      """;

  private final StringBuilder text = new StringBuilder();

  /** A cell in JSON; the parameters are name and value in turn. */
  public static String cell(String benchmark, String... params) {
    Map<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < params.length; i += 2) {
      sorted.put(params[i], params[i + 1]);
    }
    return "{\"benchmark\":\"speedup.benchmark.%s\",\"params\":{%s}}"
        .formatted(
            benchmark,
            sorted.entrySet().stream()
                .map(param -> "\"" + param.getKey() + "\":\"" + param.getValue() + "\"")
                .collect(Collectors.joining(",")));
  }

  /** A cell of the prime check. */
  public static String primes(String strategy, int workers) {
    return cell(
        "PrimeCheckBenchmark.primes",
        "strategy",
        strategy,
        "workers",
        Integer.toString(workers),
        "lifecycle",
        "cold");
  }

  /** A cell that is skipped, in JSON. */
  public static String skipped(String cell, String reason) {
    return "{\"cell\":" + cell + ",\"reason\":\"" + reason + "\"}";
  }

  /** The first line of a run of this many rounds. */
  public JournalText plan(int rounds, String cells, String skipped) {
    return line(
        """
        {"type":"plan","version":"0.1.0","started":"2026-03-04T05:06:07Z","label":"golden",\
        "options":["Prime"],"plan":{"cells":[%s],"skipped":[%s],"rounds":%d,\
        "rules":{"minimum_rounds":%d,"maximum_rounds":%d,"precision":0.0},"seed":42}}\
        """
            .formatted(cells, skipped, rounds, rounds, rounds));
  }

  /** A fork that measured this many seconds an iteration, each with as many tasks. */
  public JournalText fork(int round, String cell, int tasks, double... seconds) {
    String counts =
        Arrays.stream(seconds)
            .mapToObj(second -> Integer.toString(tasks))
            .collect(Collectors.joining(","));
    return line(
        """
        {"type":"fork","round":%d,"position":1,"cell":%s,"started":"2026-03-04T05:07:00Z",\
        "elapsed_seconds":2.5,"warmup_seconds":[3.0],"iteration_seconds":%s,\
        "metrics":{"tasks":{"unit":"#","scores":[%s]}},"settings":%s,\
        "noise":{"elapsed_seconds":2.5},"aside":[]}\
        """
            .formatted(round, cell, Arrays.toString(seconds), counts, SETTINGS));
  }

  /** A fork that failed. */
  public JournalText failure(int round, String cell, String reason) {
    return line(
        """
        {"type":"failure","round":%d,"position":2,"cell":%s,"started":"2026-03-04T05:08:00Z",\
        "elapsed_seconds":0.5,"reason":"%s"}\
        """
            .formatted(round, cell, reason));
  }

  /** What the flag site could serve. */
  public JournalText ceiling(double requestsPerSecond) {
    return line("{\"type\":\"ceiling\",\"requests_per_second\":" + requestsPerSecond + "}");
  }

  /** A cell is not measured any more. */
  public JournalText end(int round, String cell, String why) {
    return line(
        "{\"type\":\"end\",\"cell\":%s,\"round\":%d,\"end\":\"%s\"}".formatted(cell, round, why));
  }

  /** The run is finished. */
  public JournalText finished() {
    return line("{\"type\":\"finished\",\"at\":\"2026-03-04T05:10:00Z\",\"wall_seconds\":60.5}");
  }

  /** Any line. */
  public JournalText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** All lines so far. */
  @Override
  public String toString() {
    return text.toString();
  }

  /** Writes journal and environment into a folder. */
  public Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("environment.json"), ENVIRONMENT);
    Files.writeString(folder.resolve("journal.jsonl"), text);
    return folder;
  }
}
