package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

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
