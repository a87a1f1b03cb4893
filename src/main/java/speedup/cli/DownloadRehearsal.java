package speedup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ExitCode;
import speedup.flags.Site;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;

/** Downloads flags in each way that one JVM can, from a site of its own. */
final class DownloadRehearsal {

  /** Whatever the words of the command were, nobody else's site is asked again. */
  private static final long SEED = 42;

  private DownloadRehearsal() {}

  /** Downloads, and leaves no file; returns the exit code of the first way that failed. */
  static int run() throws IOException {
    Path folder = Files.createTempDirectory("speedup-rehearsal");
    SiteBehaviour behaviour = Site.LOCAL.behaviour(SEED).orElseThrow();
    try (SiteProcess site = SiteProcess.start(behaviour)) {
      boolean isOurs = Site.isOurs(site.base());
      for (String way :
          List.of("", "--strategy fixed -v", "--strategy virtual --simple", "--strategy async")) {
        int exitCode = isOurs ? download(site, folder, way) : ExitCode.SOFTWARE;
        if (exitCode != ExitCode.OK) {
          return exitCode;
        }
      }
      return ExitCode.OK;
    } finally {
      delete(folder);
    }
  }

  private static int download(SiteProcess site, Path folder, String way) {
    List<String> words = new ArrayList<>(List.of("flags", "--base-url", site.base().toString()));
    words.addAll(List.of("--dest", folder.toString()));
    words.addAll(Arrays.stream(way.split(" ", -1)).filter(word -> !word.isEmpty()).toList());
    return Main.commandLine(words.toArray(String[]::new)).execute(words.toArray(String[]::new));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
