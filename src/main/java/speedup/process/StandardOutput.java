package speedup.process;

import java.util.ArrayList;
import java.util.List;

/** Keeps a JVM's own messages off its standard output, where a worker's messages travel on it. */
final class StandardOutput {

  private StandardOutput() {}

  static List<String> keptFree(List<String> options) {
    List<String> kept = new ArrayList<>();
    kept.add("-XX:+DisplayVMOutputToStderr");
    for (String option : options) {
      kept.add(offStandardOutput(option));
    }
    return kept;
  }

  private static String offStandardOutput(String option) {
    if (option.equals("-verbose:gc")) {
      return "-Xlog:gc:stderr";
    }
    if (!option.startsWith("-Xlog:") || option.equals("-Xlog:disable")) {
      return option;
    }
    String[] parts = option.substring("-Xlog:".length()).split(":", -1);
    if (parts.length == 1) {
      return option + ":stderr";
    }
    if (parts[1].isEmpty() || parts[1].equals("stdout")) {
      parts[1] = "stderr";
    }
    return "-Xlog:" + String.join(":", parts);
  }
}
