package speedup.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import speedup.flags.Download;
import speedup.flags.FlagDownloads;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Sha256Digests;
import speedup.workload.Task;
import speedup.workload.Workload;

/**
 * How long does what a worker does take in a JVM with nothing around it? A program that does its
 * share of a batch, which {@code scripts/compare-with-cpython --cold} starts once a worker.
 *
 * <p>{@code java -cp JAR speedup.benchmark.BareWorker flags http://HOST/flags 0 5} does the tasks
 * 0, 5, 10 and so on, and prints a line a result; {@code rc4} and {@code sha256} take a scale. Who
 * does the whole batch ({@code 0 1}) also checks its answer.
 */
final class BareWorker {

  private static final int FLAGS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private BareWorker() {}

  /**
   * Does a share of a batch.
   *
   * @param words the workload, the address or the scale, the number of the worker from 0, and of
   *     how many
   */
  public static void main(String[] words) throws Exception {
    work(workload(words[0], words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
  }

  private static Workload<?> workload(String name, String word) {
    return switch (name) {
      case "flags" -> FlagDownloads.of(FLAGS, URI.create(word), TIMEOUT);
      case "rc4" -> new Rc4RoundTrips(Double.parseDouble(word));
      case "sha256" -> new Sha256Digests(Double.parseDouble(word));
      default -> throw new IllegalArgumentException("no workload is called " + name);
    };
  }

  private static <R> void work(Workload<R> workload, int worker, int workers) throws Exception {
    List<? extends Task<R>> tasks = workload.tasks();
    List<R> results = new ArrayList<>();
    for (int i = worker; i < tasks.size(); i += workers) {
      results.add(tasks.get(i).call());
    }
    if (workers == 1) {
      workload.check(results);
    }
    for (R result : results) {
      System.out.println(line(result));
    }
  }

  /** Not a record's own text: the code that makes it is generated at its first use, for 30 ms. */
  private static String line(Object result) {
    return result instanceof Download.Fetched flag ? flag.sha256() : result.toString();
  }
}
