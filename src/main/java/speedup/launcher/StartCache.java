package speedup.launcher;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An archive of loaded classes for one kind of {@link Brief} commands, in the user's cache folder:
 * one for each JDK, processor and jar. It is made in the background when it is missing, by running
 * all commands of that kind once; without it all is as it is with it, but slower.
 */
final class StartCache {

  /**
   * From this JDK on an archive is made in one step (JEP 514); before, by dynamic CDS (JEP 350).
   */
  private static final int AOT_IN_ONE_STEP = 25;

  private final Jdk jdk;
  private final Path archive;

  private StartCache(Jdk jdk, Path archive) {
    this.jdk = jdk;
    this.archive = archive;
  }

  /** The cache for a jar; empty where it could not be told from that of another machine. */
  static Optional<StartCache> of(
      Brief brief, Jdk jdk, String classPath, Map<String, String> variables) {
    Optional<String> processor = processor(Path.of("/proc/cpuinfo"));
    Path jar = Path.of(classPath);
    if (processor.isEmpty() || !Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try {
      String key =
          key(
              brief.name(),
              jdk.java().toString(),
              Long.toString(Files.getLastModifiedTime(jdk.release()).toMillis()),
              processor.get(),
              jar.toAbsolutePath().toString(),
              Long.toString(Files.size(jar)),
              Long.toString(Files.getLastModifiedTime(jar).toMillis()));
      return Optional.of(new StartCache(jdk, folder(variables).resolve(key + ".archive")));
    } catch (IOException | InvalidPathException e) { // of which this locale has no letters
      return Optional.empty();
    }
  }

  private static Path folder(Map<String, String> variables) {
    String base = variables.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        base.isEmpty() || !Path.of(base).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(base);
    return caches.resolve("speedup").resolve("commands");
  }

  private static String key(String... parts) {
    CRC32 key = new CRC32();
    for (String part : parts) {
      key.update(part.getBytes(StandardCharsets.UTF_8));
      key.update(0);
    }
    return Long.toHexString(key.getValue());
  }

  /** The features of this processor: an archive holds machine code of the one that made it. */
  static Optional<String> processor(Path cpuinfo) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(cpuinfo.toFile()), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("flags") || line.startsWith("Features")) {
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether it has been made. */
  boolean exists() {
    return Files.isRegularFile(archive);
  }

  /** The JVM's options to use it; one that does not fit is passed over without a word. */
  List<String> toUse() {
    // That an archive is damaged is an error to the JVM, which then goes on without it. A tag that
    // it does not know is one too, and ends it.
    boolean aot = jdk.feature() >= AOT_IN_ONE_STEP;
    String but = aot ? "aot*=off,cds*=off" : "cds*=off";
    List<String> options =
        new ArrayList<>(List.of("-Xlog:disable", "-Xlog:all=error," + but + ":stderr"));
    options.add((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    return options;
  }

  /**
   * Has it made in the background, by a program that is not waited for. Never a reason to fail: the
   * folder may not be writable, the disk full.
   *
   * @param command the program with its arguments, but for those that make the archive
   */
  void makeInBackground(List<String> jvmOptions, List<String> command) {
    try {
      Path folder = archive.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path made = folder.resolve(archive.getFileName() + ".new");
      List<String> maker = new ArrayList<>();
      maker.add(jdk.java().toString());
      maker.add("-Xshare:auto");
      maker.add("-XX:TieredStopAtLevel=1");
      maker.add("-cp");
      maker.add(System.getProperty("java.class.path"));
      maker.add(StartCacheMaker.class.getName());
      maker.add(made.toString());
      maker.add(archive.toString());
      maker.add(jdk.java().toString());
      maker.add(
          jdk.feature() >= AOT_IN_ONE_STEP
              ? "-XX:AOTCacheOutput=" + made
              : "-XX:ArchiveClassesAtExit=" + made);
      maker.addAll(jvmOptions);
      maker.addAll(command);
      new ProcessBuilder(maker)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // Then this command was as slow as the next one will be.
    }
  }
}
