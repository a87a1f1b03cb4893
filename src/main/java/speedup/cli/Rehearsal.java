package speedup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import speedup.run.RunFolder;

/**
 * Runs the commands that only read, one after the other in one JVM, so that an archive of the
 * classes they load can be made of it: of the words of one command, all of them find theirs there.
 * Nobody reads what is printed, and no file stays. Whether a command fails is of no concern: what
 * it then did not load is read from the jar as it would be without an archive.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param words a command that reads, of which the folders of runs are taken
   */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    ParentWatch.endWithLauncher();
    List<String> runs = Arrays.stream(words).filter(Rehearsal::isRun).toList();
    Path page = Files.createTempFile("speedup-rehearsal", ".html");
    try {
      // It may name runs in a way of its own, such as --results. What report makes of them would
      // stay.
      if (!words[0].equals("report")) {
        run(words);
      }
      run("--version");
      run(words("table", runs));
      run(words("report", runs, "-o", page.toString()));
      run(words("compare", runs.size() == 1 ? List.of(runs.get(0), runs.get(0)) : runs));
      run(words("table", runs, "--history"));
    } finally {
      Files.deleteIfExists(page);
    }
  }

  private static boolean isRun(String word) {
    return Files.isRegularFile(new RunFolder(Path.of(word)).journal());
  }

  private static String[] words(String command, List<String> runs, String... options) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(runs);
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  private static void run(String... words) {
    Main.commandLine(words).execute(words);
  }
}
