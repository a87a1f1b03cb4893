package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.ShortJvm;
import speedup.flags.RawServer;
import speedup.flags.SiteBehaviour;
import speedup.flags.SitesOfThisJvm;

/** What only a process of its own shows: a signal, and a disk that is full. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class FlagsProcessTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "fixed", "async"})
  void interruptingReportsWhatIsDone(String strategy) throws Exception {
    try (RawServer server = RawServer.stallingAfter(RawServer.head("200 OK", 8000))) {
      // A build that runs in the background ignores interrupts, and its children would too.
      List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
      command.addAll(
          java(
              List.of(
                  "flags",
                  "br",
                  "cn",
                  "--strategy",
                  strategy,
                  "--base-url",
                  server.base().toString(),
                  "--dest",
                  folder.toString())));
      Process flags = new ProcessBuilder(command).start();
      server.asked().get(60, TimeUnit.SECONDS);
      signal(flags, "INT");
      String out = new String(flags.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(flags.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(flags.waitFor()).isEqualTo(130);
      assertThat(out.lines()).contains("  0 flags downloaded.");
      assertThat(out).containsPattern("Elapsed time: [0-9.]+s\n$").doesNotContain("error");
      assertThat(err).isEqualTo("Interrupted: 0 of 2 ended.\n");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aFullDiskIsCountedAndLeavesNoHalfFiles() throws Exception {
    // A file system of 64 KB, in a name space of this user alone.
    String mount = "mount -t tmpfs -o size=64k tmpfs \"$0\"";
    assumeThat(ends("unshare", "-rm", "sh", "-c", mount, folder.toString()))
        .as("file systems can be made")
        .isTrue();
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                mount + " && { \"$@\"; code=$?; ls -a \"$0\"; exit $code; }",
                folder.toString()));
    try (SitesOfThisJvm site = SitesOfThisJvm.open(SiteBehaviour.prompt())) {
      command.addAll(
          java(
              List.of(
                  "flags",
                  "-a",
                  "-v",
                  "-m",
                  "4",
                  "--base-url",
                  site.base().toString(),
                  "--dest",
                  folder.toString())));
      Process flags = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines = flags.inputReader().lines().toList();
      assertThat(flags.waitFor()).isEqualTo(1);
      long ok = lines.stream().filter(line -> line.endsWith(" OK")).count();
      assertThat(ok).isBetween(1L, 20L);
      assertThat(lines).contains((194 - ok) + " errors.");
      assertThat(lines)
          .filteredOn(line -> line.contains(" error: "))
          .hasSize((int) (194 - ok))
          .allMatch(line -> line.matches("[A-Z]{2} error: cannot write .*/[a-z]{2}\\.gif: .*"))
          .anyMatch(line -> line.endsWith("No space left on device"));
      assertThat(lines).filteredOn(line -> line.matches("[a-z]{2}\\.gif")).hasSize((int) ok);
      assertThat(lines).noneMatch(line -> line.endsWith(".part"));
    }
  }

  private static boolean ends(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(ends("kill", "-" + name, Long.toString(process.pid()))).isTrue();
  }

  private static List<String> java(List<String> words) {
    List<String> command =
        ShortJvm.java("-cp", System.getProperty("java.class.path"), Main.class.getName());
    command.addAll(words);
    return command;
  }
}
