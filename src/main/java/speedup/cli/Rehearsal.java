package speedup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ExitCode;
import speedup.run.RunFolder;

/**
 * Runs the brief commands of one kind, those that only read or the downloads, one after the other
 * in one JVM, so that an archive of the classes they load can be made of it: of the words of one
 * command, all of them find theirs there. Nobody reads what is printed, and no file stays. Where
 * the first fails, as when its runs are gone by now, there is nothing to be made an archive of.
 * Whether another fails is of no concern: what it then did not load is read from the jar as it
 * would be without an archive.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param words {@code flags}, or a command that reads, of which the folders of runs are taken
   */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    ParentWatch.endWithLauncher();
    System.exit(words[0].equals("flags") ? DownloadRehearsal.run() : read(words));
  }

  private static int read(String[] words) throws IOException {
    List<String> runs = Arrays.stream(words).filter(Rehearsal::isRun).toList();
    Path page = Files.createTempFile("speedup-rehearsal", ".html");
    page.toFile().deleteOnExit();
    String[] report = words("report", runs, "-o", page.toString());
    // It may name runs in a way of its own, such as --results. What report makes would stay.
    int exitCode = run(words[0].equals("report") ? report : words);
    if (exitCode == ExitCode.OK) {
      run("--version");
      run(words("table", runs));
      run(report);
      run(words("compare", runs.isEmpty() ? runs : List.of(runs.getFirst(), runs.getLast())));
      run(words("table", runs, "--history"));
      run(words("predict", runs.isEmpty() ? runs : List.of(runs.getLast()), "--workers", "1"));
      run("run", "-l");
    }
    return exitCode;
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

  private static int run(String... words) {
    return Main.commandLine(words).execute(words);
  }
}
