package speedup.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that commands start with. */
final class StartCacheTests {

  @TempDir Path folder;

  @Test
  void anArchiveIsForOneJarAsItIs() throws Exception {
    Path jar = Files.writeString(folder.resolve("some.jar"), "jar");
    List<String> before = cache(jar).toUse();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));

    assertThat(cache(jar).toUse()).isNotEqualTo(before);
    assertThat(before.getLast()).contains(folder.resolve("speedup").toString());
    assertThat(cache(jar).exists()).isFalse();
  }

  @Test
  void withoutAJarOrAKnownProcessorThereIsNone() throws Exception {
    assertThat(StartCache.of(Brief.READING, jdk(), folder.toString(), variables(folder))).isEmpty();
    assertThat(StartCache.processor(folder.resolve("none"))).isEmpty();
    assertThat(
            StartCache.processor(
                Files.writeString(folder.resolve("cpuinfo"), "processor : 0\nflags : fpu sse\n")))
        .hasValue("flags : fpu sse");
  }

  /** A JVM that is told to use what the system does not give says so on every start. */
  @Test
  void hugePagesAreAskedForWhereTheSystemGivesThem() throws Exception {
    String option = "-XX:+UseTransparentHugePages";
    Path modes = folder.resolve("enabled");

    assertThat(FastStart.options(modes)).isNotEmpty().doesNotContain(option);
    assertThat(FastStart.options(Files.writeString(modes, "always madvise [never]")))
        .doesNotContain(option);
    assertThat(FastStart.options(Files.writeString(modes, "always [madvise] never")))
        .contains(option);
    assertThat(FastStart.options(Files.writeString(modes, "[always] madvise never")))
        .contains(option);
  }

  /** A file stands where the folder should be: not even root can make it. */
  @Test
  void aFolderThatCannotBeWrittenIsNoError() throws Exception {
    Path jar = Files.writeString(folder.resolve("some.jar"), "jar");
    Path file = Files.writeString(folder.resolve("file"), "");
    StartCache cache =
        StartCache.of(Brief.READING, jdk(), jar.toString(), variables(file)).orElseThrow();

    cache.makeInBackground(List.of(), List.of("-version"));

    assertThat(cache.exists()).isFalse();
  }

  @Test
  void anArchiveTakesItsPlaceOnceItIsWhole() throws Exception {
    Path made = folder.resolve("a.archive.new");
    Path archive = folder.resolve("a.archive");

    StartCacheMaker.main(words(made, archive, "false"));
    assertThat(archive).doesNotExist();
    StartCacheMaker.main(words(made, archive, "touch", made.toString()));
    assertThat(archive).exists();
    assertThat(made).doesNotExist();

    StartCacheMaker.main(words(made, archive, "touch", folder.resolve("again").toString()));
    assertThat(folder.resolve("again")).doesNotExist();
  }

  /** As of a disk that was full, or of another version: the JVM would say so on every start. */
  @Test
  void ofAnArchiveThatIsDamagedNothingIsSaid() throws Exception {
    Path jar = Files.writeString(folder.resolve("some.jar"), "jar");
    List<String> use = cache(jar).toUse();
    String option = use.getLast();
    Path archive = Path.of(option.substring(option.indexOf('=') + 1));
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "no archive");
    List<String> command = new ArrayList<>(List.of(jdk().java().toString()));
    command.addAll(use);
    command.add("--version");

    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();

    assertThat(process.waitFor()).isZero();
    assertThat(said)
        .content()
        .doesNotContain("error")
        .contains(System.getProperty("java.vendor.version", ""));
  }

  @Test
  void onlyAFewArchivesAreKept() throws Exception {
    for (int i = 1; i <= 6; i++) {
      Path old = Files.createFile(folder.resolve("old" + i + ".archive"));
      Files.setLastModifiedTime(old, FileTime.fromMillis(i * 1_000L));
    }
    Files.createFile(folder.resolve("old7.archive.new.config"));
    Path made = folder.resolve("a.archive.new");

    StartCacheMaker.main(words(made, folder.resolve("a.archive"), "touch", made.toString()));

    assertThat(folder.toFile().list((in, name) -> name.contains(".archive")))
        .containsExactlyInAnyOrder("a.archive", "old6.archive", "old5.archive", "old4.archive");
  }

  @Test
  void eachKindHasItsOwn() throws Exception {
    Path jar = Files.writeString(folder.resolve("some.jar"), "jar");

    assertThat(StartCache.of(Brief.DOWNLOADS, jdk(), jar.toString(), variables(folder)))
        .get()
        .extracting(StartCache::toUse)
        .isNotEqualTo(cache(jar).toUse());
  }

  private StartCache cache(Path jar) {
    return StartCache.of(Brief.READING, jdk(), jar.toString(), variables(folder)).orElseThrow();
  }

  private static Map<String, String> variables(Path caches) {
    return Map.of("XDG_CACHE_HOME", caches.toString());
  }

  private static Jdk jdk() {
    return Jdk.at(Path.of(System.getProperty("java.home"))).orElseThrow();
  }

  private static String[] words(Path made, Path archive, String... command) {
    String[] words = new String[command.length + 2];
    words[0] = made.toString();
    words[1] = archive.toString();
    System.arraycopy(command, 0, words, 2, command.length);
    return words;
  }
}
