package speedup.process.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which processor an archive is. */
final class CpuFeaturesTests {

  @TempDir Path folder;

  @Test
  void theFeaturesOfTheFirstProcessorCount() throws Exception {
    Path cpuinfo = folder.resolve("cpuinfo");
    Files.writeString(
        cpuinfo, "processor\t: 0\nflags\t\t: fpu avx2\nprocessor\t: 1\nflags\t: fpu\n");
    assertThat(CpuFeatures.read(cpuinfo)).hasValue("fpu avx2");

    Files.writeString(cpuinfo, "processor\t: 0\nFeatures\t: fp asimd\n");
    assertThat(CpuFeatures.read(cpuinfo)).hasValue("fp asimd");
  }

  @Test
  void whereTheyAreNotToldThereAreNone() throws Exception {
    assertThat(CpuFeatures.read(folder.resolve("missing"))).isEmpty();
    assertThat(CpuFeatures.read(Files.writeString(folder.resolve("odd"), "nothing"))).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxTellsThem() {
    assertThat(CpuFeatures.read()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "25, true",
    "25.0.3+9, true",
    "25.0.4, true",
    "25.0.5, false",
    "25.1, false",
    "26, true",
    "26.0.1, true",
    "27, false",
    "24.0.2, false",
    "21.0.9, false"
  })
  void whichJdksDoNotCheckTheirArchives(String version, boolean unchecked) {
    assertThat(Archive.isUnchecked(Runtime.Version.parse(version))).isEqualTo(unchecked);
  }
}
