package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTests {

  @TempDir Path folder;

  private Path jar;
  private Path archives;
  private final List<String> trained = new ArrayList<>();

  @BeforeEach
  void jar() throws IOException {
    jar = Files.writeString(folder.resolve("some.jar"), "classes");
    archives = folder.resolve("archives");
  }

  @Test
  void isMadeOnceAndUsedFromThenOn() {
    List<String> first = new ClassArchive(archives).argument(jvm(), this::train);
    List<String> second = new ClassArchive(archives).argument(jvm(), this::train);

    assertThat(trained).hasSize(1);
    assertThat(second).isEqualTo(first);
    assertThat(first)
        .singleElement()
        .satisfies(argument ->
            assertThat(Path.of(argument.substring("-XX:SharedArchiveFile=".length())))
                .hasContent("archive"));
  }

  @Test
  void anotherJarOrLayoutOfObjectsHasItsOwn() throws IOException {
    ClassArchive archive = new ClassArchive(archives);
    List<String> before = archive.argument(jvm(), this::train);

    assertThat(archive.argument(jvm("-XX:+UseSerialGC"), this::train)).isNotEqualTo(before);
    assertThat(archive.argument(jvm("-Da=b"), this::train)).isEqualTo(before);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(archive.argument(jvm(), this::train)).isNotEqualTo(before);
  }

  @Test
  void withZgcThereIsNone() {
    assertThat(new ClassArchive(archives).argument(jvm("-XX:+UseZGC"), this::train)).isEmpty();
    assertThat(trained).isEmpty();
  }

  @Test
  void anotherJvmAtTheSamePlaceHasItsOwn() throws IOException {
    Path java = Files.writeString(folder.resolve("java"), "a program");
    ForkJvm before = ForkJvm.of(java.toString(), jar.toString(), List.of(), Map.of());
    Files.setLastModifiedTime(java, FileTime.fromMillis(0));

    assertThat(ForkJvm.of(java.toString(), jar.toString(), List.of(), Map.of()).archiveKey())
        .isNotEmpty()
        .isNotEqualTo(before.archiveKey());
  }

  /** Ours continue the JVM's own, which refuses them when those were made again. */
  @Test
  void aJvmWhoseOwnArchivesWereMadeAgainHasItsOwn() throws IOException {
    Path home = folder.resolve("jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "a program");
    Path own = Files.createDirectories(home.resolve("lib/server")).resolve("classes.jsa");
    Files.writeString(own, "classes of the JDK");
    ForkJvm before = ForkJvm.of(java.toString(), jar.toString(), List.of(), Map.of());
    Files.setLastModifiedTime(own, FileTime.fromMillis(0));

    assertThat(ForkJvm.of(java.toString(), jar.toString(), List.of(), Map.of()).archiveKey())
        .isNotEmpty()
        .isNotEqualTo(before.archiveKey());
  }

  @Test
  void whatTheUserSaysOfArchivesIsLeftAlone() {
    ClassArchive archive = new ClassArchive(archives);
    for (String argument :
        List.of(
            "-Xshare:off",
            "-XX:SharedArchiveFile=mine.jsa",
            "-XX:+AutoCreateSharedArchive",
            "-XX:AOTCache=mine.aot",
            "-javaagent:some.jar",
            "--patch-module=a=b")) {
      assertThat(archive.argument(jvm(argument), this::train)).as(argument).isEmpty();
    }
    assertThat(
            ForkJvm.of(
                    "java",
                    jar.toString(),
                    List.of(),
                    Map.of("JAVA_TOOL_OPTIONS", "-Da=b -Xshare:off"))
                .archiveKey())
        .isEmpty();
    assertThat(trained).isEmpty();
  }

  @Test
  void aFolderOfClassesHasNone() {
    assertThat(new ForkJvm("java", "", folder.toString(), List.of()).archiveKey()).isEmpty();
    assertThat(new ForkJvm("java", "", "", List.of()).archiveKey()).isEmpty();
  }

  @Test
  void whatCannotBeMadeIsNotTriedForEveryFork() throws IOException {
    ClassArchive archive = new ClassArchive(archives);
    for (int fork = 0; fork < 2; fork++) {
      assertThat(
              archive.argument(
                  jvm(),
                  argument -> {
                    trained.add(argument);
                    return false;
                  }))
          .isEmpty();
    }
    assertThat(trained).hasSize(1);
    assertThat(archives).isEmptyDirectory();
  }

  @Test
  void aJvmThatWritesNoneIsUsedWithout() {
    assertThat(new ClassArchive(archives).argument(jvm(), argument -> true)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsNoError() throws IOException {
    Files.writeString(archives, "in the way");

    assertThat(new ClassArchive(archives).argument(jvm(), this::train)).isEmpty();
  }

  @Test
  void onlySomeAreKept() throws IOException {
    for (int version = 1; version <= 6; version++) {
      Files.setLastModifiedTime(jar, FileTime.fromMillis(version * 1000L));
      assertThat(new ClassArchive(archives).argument(jvm(), this::train)).isNotEmpty();
    }
    try (Stream<Path> files = Files.list(archives)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void whatKilledRunsLeftIsDeletedButNotWhatOthersAreMaking() throws IOException {
    Path left = Files.createDirectories(archives.resolve("making-1"));
    Files.writeString(left.resolve("half.jsa"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path others = Files.createDirectories(archives.resolve("making-2"));

    assertThat(new ClassArchive(archives).argument(jvm(), this::train)).isNotEmpty();

    assertThat(left).doesNotExist();
    assertThat(others).exists();
  }

  private ForkJvm jvm(String... arguments) {
    return new ForkJvm("java", "1", jar.toString(), List.of(arguments));
  }

  private boolean train(String argument) {
    trained.add(argument);
    try {
      Files.writeString(
          Path.of(argument.substring("-XX:ArchiveClassesAtExit=".length())), "archive");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }
}
