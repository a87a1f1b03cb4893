package example;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Starts Speedup's command line with our benchmark beside it, and finds both's benchmarks. */
public final class Listing {

  private Listing() {}

  public static void main(String[] arguments) throws Exception {
    String list = speedup("-l");
    for (String benchmark : List.of("example.SortingBenchmark.sorting", ".primes")) {
      if (!list.contains(benchmark)) {
        throw new IllegalStateException(benchmark + " is not in the list:\n" + list);
      }
    }
    System.out.println(speedup("--version"));
  }

  private static String speedup(String option) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "speedup.launcher.Launcher",
                option)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(option + " failed:\n" + output);
    }
    return output;
  }
}
