package speedup.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Starts programs in JVMs of the same JDK with default options, from a folder that holds only them:
 * a large class path would slow their start. This is what the process pool is compared with.
 */
@State(Scope.Benchmark)
public class BareJvm {

  private final Path folder = temporaryFolder();

  Process start(Class<?> program) throws IOException {
    String name = program.getName();
    Path file = folder.resolve(name.replace('.', '/') + ".class");
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      try (InputStream content = program.getResourceAsStream(file.getFileName().toString())) {
        Files.copy(content, file);
      }
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-cp", folder.toString(), name).start();
  }

  /** Removes the folder. */
  @TearDown
  public void clean() throws IOException {
    List<Path> entries;
    try (Stream<Path> walk = Files.walk(folder)) {
      entries = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("speedup-bare-jvm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
