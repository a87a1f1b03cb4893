package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.cache.CacheKey;
import speedup.process.cache.CachedFiles;

/** The cache that makes workers start faster. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class WorkerCacheTests {

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

  @Test
  void aPreparedCacheHasASmallJarAndAnArchive() {
    assertThat(files().jar()).isRegularFile();
    assertThat(files().archive()).isNotNull().isRegularFile();
    assertThat(cache.toString()).contains(files().jar().toString());
  }

  @Test
  void nothingIsLeftOfTheMaking() throws Exception {
    try (Stream<Path> entries = Files.list(files().jar().getParent())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(CachedFiles.JAR, CachedFiles.ARCHIVE, CachedFiles.SEAL);
    }
  }

  @Test
  void workersUseIt() throws Exception {
    assertThat(originWith(cache)).isEqualTo(files().jar().toString());
    assertThat(originWith(WorkerCache.none())).isNotEqualTo(files().jar().toString());
  }

  @Test
  void theJvmAcceptsTheArchive() throws Exception {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .cache(cache)
            .jvmOptions("-Xlog:class+load")
            .output(lines::add)
            .build()) {
      pool.submit(new Origin()).get();
    }

    assertThat(lines)
        .filteredOn(line -> line.contains(" " + WorkerMain.class.getName() + " "))
        .singleElement()
        .asString()
        .contains("shared objects file");
  }

  @Test
  void preparingAgainMakesNothing() throws Exception {
    var before = Files.getLastModifiedTime(files().jar().resolveSibling(CachedFiles.SEAL));

    WorkerCache again = WorkerCache.prepare(made);

    assertThat(again.files()).isEqualTo(cache.files());
    assertThat(Files.getLastModifiedTime(files().jar().resolveSibling(CachedFiles.SEAL)))
        .isEqualTo(before);
  }

  @Test
  void nothingIsFoundWhereNothingWasPrepared(@TempDir Path empty) throws Exception {
    WorkerCache none = WorkerCache.find(empty);

    assertThat(none.files()).isEmpty();
    assertThat(none.toString()).startsWith("none in ");
    assertThat(originWith(none)).isNotEmpty();
    try (Stream<Path> entries = Files.list(empty)) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void ofAClassPathWithFoldersThereIsTheGeneralCache(@TempDir Path folder) throws Exception {
    String classPath = System.getProperty("java.class.path");
    try {
      System.setProperty("java.class.path", folder + File.pathSeparator + classPath);
      WorkerCache general = WorkerCache.train(made, List.of(new Origin()));

      assertThat(general.isTrained()).isFalse();
      assertThat(general.files()).isEqualTo(cache.files());
    } finally {
      System.setProperty("java.class.path", classPath);
    }
  }

  @Test
  void thoseThatPrepareAtTheSameTimeWaitForEachOtherAndOldCachesAreRemoved(@TempDir Path folder)
      throws Exception {
    for (int i = 10; i < 28; i++) {
      Path old = Files.createDirectory(folder.resolve("old" + i));
      Files.createFile(old.resolve("file"));
      assertThat(old.toFile().setLastModified(1_000_000_000_000L + i * 1_000L)).isTrue();
    }
    List<WorkerCache> prepared = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(
          Thread.ofPlatform()
              .name("preparing-" + i)
              .start(() -> prepared.add(WorkerCache.prepare(folder))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(prepared).hasSize(3).allMatch(one -> one.files().isPresent());
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .hasSize(17)
          .contains("lock", key().name(), "old27", "old13")
          .doesNotContain("old12", "old11", "old10");
    }
  }
}
