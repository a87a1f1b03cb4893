package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.process.cache.CacheKey;
import speedup.process.cache.CachedFiles;

/** The cache that makes workers start faster, in every broken state. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class DamagedCacheTests {

  @TempDir static Path made;

  private WorkerCache cache = WorkerCache.none();

  @BeforeAll
  void prepare() {
    cache = WorkerCache.prepare(made);
  }

  record Origin() implements SerializableCallable<String> {
    @Override
    public String call() {
      return WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
  }

  private static String originWith(WorkerCache used) throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).cache(used).build()) {
      return pool.submit(new Origin()).get();
    }
  }

  private static CacheKey key() throws IOException {
    return CacheKey.current(WorkerCommand.defaults());
  }

  private CachedFiles files() {
    return cache.files().orElseThrow();
  }

  /** The prepared cache, in a folder of its own, to be damaged. */
  private Path copied(Path folder) throws IOException {
    Path home = folder.resolve(key().name());
    Files.createDirectories(home);
    try (Stream<Path> entries = Files.list(files().jar().getParent())) {
      for (Path entry : entries.toList()) {
        Files.copy(entry, home.resolve(entry.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return home;
  }

  /** As a power loss leaves it: as long as it was, and all zeros. Or no text, or another's. */
  @ParameterizedTest
  @ValueSource(strings = {"zeros", "bytes", "words", "folder"})
  void aSealThatCannotBeReadIsNoneAndMadeAnew(String damage, @TempDir Path folder)
      throws Exception {
    Path seal = copied(folder).resolve(CachedFiles.SEAL);
    int length = Files.readAllBytes(seal).length;
    switch (damage) {
      case "zeros" -> Files.write(seal, new byte[length]);
      case "bytes" -> Files.write(seal, new byte[] {(byte) 0xff, (byte) 0xfe});
      case "words" -> Files.writeString(seal, "0 0 0 ../../etc/passwd\n");
      default -> {
        Files.delete(seal);
        Files.createDirectory(seal);
        Files.writeString(seal.resolve("file"), "");
      }
    }

    assertThat(WorkerCache.find(folder).isEmpty()).isTrue();
    assertThat(WorkerCache.prepare(folder).isEmpty()).isFalse();
    assertThat(WorkerCache.find(folder).isEmpty()).isFalse();
  }

  @Test
  void aDamagedFileIsNoticedAndMadeAnew(@TempDir Path folder) throws Exception {
    Path home = copied(folder);
    assertThat(WorkerCache.find(folder).files()).isPresent();
    Path archive = home.resolve(CachedFiles.ARCHIVE);
    byte[] content = Files.readAllBytes(archive);
    content[content.length / 2] ^= 1;
    var time = Files.getLastModifiedTime(archive);
    Files.write(archive, content);
    Files.setLastModifiedTime(archive, time);

    WorkerCache damaged = WorkerCache.find(folder);
    assertThat(damaged.files()).isEmpty();
    assertThat(originWith(damaged)).isNotEmpty();
    Path halfMade = Files.createDirectories(home.resolve("making-1"));
    Files.copy(archive, halfMade.resolve(CachedFiles.ARCHIVE));

    WorkerCache repaired = WorkerCache.prepare(folder);
    assertThat(repaired.files()).isPresent();
    assertThat(originWith(repaired)).isEqualTo(home.resolve(CachedFiles.JAR).toString());
    assertThat(halfMade).as("left by one that was killed").doesNotExist();
  }

  @Test
  void aTruncatedOrMissingOrOddFileIsNoticed(@TempDir Path folder) throws Exception {
    Path home = copied(folder);
    Path seal = home.resolve(CachedFiles.SEAL);
    List<String> lines = Files.readAllLines(seal);

    Files.write(seal, lines.subList(1, 2));
    assertThat(WorkerCache.find(folder).files()).isEmpty();
    Files.write(seal, List.of());
    assertThat(WorkerCache.find(folder).files()).isEmpty();
    Files.write(seal, List.of("what", "is this"));
    assertThat(WorkerCache.find(folder).files()).isEmpty();
    Files.write(seal, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(WorkerCache.find(folder).files()).isEmpty();
    Files.write(seal, lines);
    assertThat(WorkerCache.find(folder).files()).isPresent();
    Files.delete(home.resolve(CachedFiles.JAR));
    assertThat(WorkerCache.find(folder).files()).isEmpty();
  }

  @Test
  void anArchiveThatTheJvmRefusesHarmsNothing(@TempDir Path folder) throws Exception {
    Path home = copied(folder);
    Files.writeString(home.resolve(CachedFiles.ARCHIVE), "no archive at all");
    CachedFiles.seal(
        home, List.of(CachedFiles.JAR, CachedFiles.ARCHIVE), home.resolve(CachedFiles.SEAL));
    WorkerCache odd = WorkerCache.find(folder);
    assertThat(odd.files()).isPresent();

    assertThat(originWith(odd)).isEqualTo(home.resolve(CachedFiles.JAR).toString());
  }

  @Test
  void aCacheThatKeepsWorkersFromStartingIsDoneWithout(@TempDir Path folder) throws Exception {
    Path home = copied(folder);
    Path foreign = home.resolve(CachedFiles.JAR);
    Files.delete(foreign);
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(foreign))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("speedup/process/WorkerMain.class"));
      zip.write(new byte[] {1, 2, 3});
      zip.closeEntry();
    }
    CachedFiles.seal(home, List.of(CachedFiles.JAR), home.resolve(CachedFiles.SEAL));
    WorkerCache odd = WorkerCache.find(folder);
    assertThat(odd.files()).isPresent();

    try (ProcessPool pool =
        ProcessPool.builder().workers(1).cache(odd).output(line -> {}).build()) {
      assertThat(pool.submit(new Origin()).get()).isNotEqualTo(foreign.toString());
    }
  }

  /** As a JVM does that runs machine code of another processor. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a signal")
  void aCacheWhoseWorkerDiesOfASignalIsDropped(@TempDir Path folder) throws Exception {
    Path home = copied(folder);
    Path source = Files.createDirectories(folder.resolve("source")).resolve("WorkerMain.java");
    Files.writeString(
        source,
        """
        package speedup.process;
        class WorkerMain {
          public static void main(String[] a) throws Exception {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-ILL", self).start().waitFor();
            Thread.currentThread().join();
          }
        }
        """);
    Path classes = folder.resolve("classes");
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    Path cached = home.resolve(CachedFiles.JAR);
    assertThat(javac.run(System.out, System.err, "-d", classes.toString(), source.toString()))
        .isZero();
    assertThat(
            jar.run(
                System.out, System.err, "-cf", cached.toString(), "-C", classes.toString(), "."))
        .isZero();
    CachedFiles.seal(home, List.of(CachedFiles.JAR), home.resolve(CachedFiles.SEAL));
    WorkerCache odd = WorkerCache.find(folder);
    assertThat(odd.files()).isPresent();

    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .cache(odd)
            .output(line -> {})
            .jvmOptions("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"))
            .build()) {
      assertThat(pool.submit(new Origin()).get()).isNotEqualTo(cached.toString());
    }
    assertThat(WorkerCache.find(folder).files()).isEmpty();
    assertThat(WorkerCache.prepare(folder).files()).isPresent();
  }

  @Test
  void aFolderThatCannotBeMadeIsDoneWithout(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    WorkerCache none = WorkerCache.prepare(file.resolve("cache"));

    assertThat(none.files()).isEmpty();
    assertThat(none.toString()).startsWith("none: ");
    assertThat(originWith(none)).isNotEmpty();
  }

  /** Prepares a cache in a process that cannot write more than the jar: as on a full disk. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
  void aFullDiskIsDoneWithoutAndNothingIsLeft(@TempDir Path folder) throws Exception {
    Process limited =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 1 && exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                PreparingMain.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(limited.waitFor()).as(output).isZero();
    assertThat(output).startsWith("none: ").endsWith("7\n");
    try (Stream<Path> entries = Files.walk(folder)) {
      assertThat(entries.filter(Files::isRegularFile)).allMatch(file -> file.endsWith("lock"));
    }
  }
}
