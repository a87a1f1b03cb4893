package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar has the flags, and its site serves them. */
final class FlagJarIntegrationTests {

  private static final String JAR = Objects.requireNonNull(System.getProperty("speedup.jar"));

  @Test
  void thePicturesArePackedAndWhatTheyAreDrawnWithIsNot() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .filteredOn(name -> name.matches("speedup/flags/pictures/[a-z]{2}\\.gif"))
          .hasSize(194);
      assertThat(names)
          .contains("speedup/flags/pictures/index.csv", "speedup/flags/pictures/LICENSE.txt")
          .noneMatch(name -> name.contains("weisj") || name.endsWith(".svg"))
          .noneMatch(name -> name.startsWith("speedup/flags/painting"));
    }
  }

  /** Where no more files may be opened, the launcher seems to be gone to whoever opens one. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void tooFewOpenFilesAreAReasonAndNoEnd(@TempDir Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 96 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR,
                "flags",
                "--all",
                "--verbose",
                "--max_req=200",
                "--dest=" + folder)
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(lines).noneMatch(line -> line.startsWith("Interrupted"));
    assertThat(lines).filteredOn(line -> line.matches("[A-Z]{2} .*")).hasSize(194);
    assertThat(lines)
        .anyMatch(line ->
            line.endsWith("too many open files: ask for fewer at once, or allow more (ulimit -n)"))
        .noneMatch(line -> line.endsWith("Too many open files"));
  }

  @Test
  void theSiteServesFromTheJar() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            JAR,
            FlagSiteMain.class.getName(),
            SiteProcess.LOOPBACK,
            SitePlan.anyPort(SiteBehaviour.prompt()).word());
    try (SiteProcess site =
        SiteProcess.start(SiteProcess.LOOPBACK, command, Duration.ofSeconds(60))) {
      assertThat(new FlagDownload(site.base(), "BR", Duration.ofSeconds(20)).call().outcome())
          .isEqualTo(Outcome.OK);
    }
  }
}
