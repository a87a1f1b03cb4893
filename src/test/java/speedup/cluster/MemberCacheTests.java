package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hazelcast.core.HazelcastInstance;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;
import speedup.process.cache.Archive;

/** A cache that members start with. */
@Tag("slow")
@Timeout(120)
final class MemberCacheTests {

  @Test
  void membersHaveTheEnginesClassesFromTheCacheThatAMemberWasTrainedFor(@TempDir Path folder)
      throws Exception {
    assumeTrue(Archive.hasProfile(), "this JDK makes no caches with profiles");
    Path logs = Files.createDirectories(folder.resolve("logs"));

    assertThat(run(folder, logs))
        .containsExactly(
            "before false", "prepared true", "again true", "result 42", "dropped true");

    assertThat(sourcesOf(HazelcastInstance.class, logs))
        .hasSize(2)
        .allMatch(source -> source.contains("shared objects file"));
  }

  @Test
  void membersThatDoNotStartWithTheirCacheStartWithoutAndItIsNotFoundAgain() throws Exception {
    MemberCache broken = new MemberCache(null, List.of("-XX:NoSuchOptionOfAJvm"));
    try (OwnMembers members = OwnMembers.start(1, TestCluster.QUICK_START, broken)) {
      assertThat(members.addresses()).hasSize(1);
    }
    assertThat(MemberCache.find().isEmpty()).isTrue();
  }

  /** Where each member had a class from. */
  private static List<String> sourcesOf(Class<?> type, Path logs) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path log : files.toList()) {
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" " + type.getName() + " "))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** Runs {@link MemberCacheMain} with a class path of jars alone. */
  private static List<String> run(Path folder, Path logs) throws Exception {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        if (Files.notExists(path.resolve("speedup"))) {
          continue;
        }
        Path jar = folder.resolve(jars.size() + ".jar");
        pack(path, jar);
        jars.add(jar.toString());
      } else {
        jars.add(entry);
      }
    }
    List<String> command =
        ShortJvm.java(
            "-cp",
            String.join(File.pathSeparator, jars),
            MemberCacheMain.class.getName(),
            folder.resolve("caches").toString(),
            logs.toString());
    command.addAll(1, MemberProcess.quietOptions());
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static void pack(Path classes, Path jar) {
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    String[] words = {"-cf", jar.toString(), "-C", classes.toString(), "speedup"};
    assertThat(tool.run(System.out, System.err, words)).isZero();
  }
}
