package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

/** A cache that knows the work, on a class path of jars. */
@Timeout(120)
@Tag("slow")
final class TrainedCacheTests {

  /** One after the other, since the general cache is then made once. */
  @Test
  void aWorkerHasTheClassesOfTheWorkFromATrainedCacheAndOfWorkThatFailsThereIsTheGeneralOne(
      @TempDir Path folder) throws Exception {
    assertThat(trained(folder, true))
        .contains("trained false", "general true", "found true", "result 2.0");
    assertThat(trained(folder, false))
        .containsExactlyInAnyOrder(
            "trained true",
            "general false",
            "found true",
            "other false",
            "source shared objects file",
            "result 2.0");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
  void aWorkerOpensNoJarThatItDoesNotNeed(@TempDir Path folder) throws Exception {
    Path behind = emptyJar(folder, "behind.jar");

    assertThat(run(folder, behind, SelectingMain.class))
        .startsWith("trained true", "asked sun.nio.ch.EPollSelectorProvider")
        .doesNotContain("opened behind.jar")
        .endsWith("found behind");
  }

  @Test
  void aServiceOnTheClassPathIsUsedThoughACacheKnowsTheWork(@TempDir Path folder) throws Exception {
    Path behind = emptyJar(folder, "behind.jar");
    Path service =
        folder
            .resolve("entries")
            .resolve("META-INF/services")
            .resolve(SelectorProvider.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, SelectingMain.Own.class.getName());
    pack(folder.resolve("entries"), behind, ".");

    assertThat(run(folder, behind, SelectingMain.class))
        .startsWith("trained true", "asked " + SelectingMain.Own.class.getName())
        .endsWith("found behind");
  }

  private static Path emptyJar(Path folder, String name) throws IOException {
    Path entries = Files.createDirectories(folder.resolve("entries"));
    Files.writeString(entries.resolve("behind.txt"), "behind");
    Path jar = folder.resolve(name);
    pack(entries, jar, ".");
    return jar;
  }

  /** Runs {@link TrainingMain}. */
  private static List<String> trained(Path folder, boolean fails) throws Exception {
    return run(folder, null, TrainingMain.class, Boolean.toString(fails));
  }

  /** Runs a program with a class path of jars alone. */
  private static List<String> run(
      Path folder, @Nullable Path last, Class<?> main, String... arguments) throws Exception {
    List<String> jars = new ArrayList<>();
    for (Class<?> type : List.of(ProcessPool.class, main)) {
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(classes)) {
        Path jar = folder.resolve(type.getSimpleName() + ".jar");
        if (Files.notExists(jar)) {
          pack(classes, jar, "speedup/process");
        }
        jars.add(jar.toString());
      } else {
        jars.add(classes.toString());
      }
    }
    if (last != null) {
      jars.add(last.toString());
    }
    List<String> command =
        ShortJvm.java("-cp", String.join(File.pathSeparator, jars), main.getName());
    command.add(folder.resolve("caches").toString());
    command.addAll(List.of(arguments));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static void pack(Path entries, Path jar, String what) {
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    String[] words = {"-cf", jar.toString(), "-C", entries.toString(), what};
    assertThat(tool.run(System.out, System.err, words)).isZero();
  }
}
