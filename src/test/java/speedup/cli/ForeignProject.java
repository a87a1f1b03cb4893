package speedup.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Somebody else's benchmarks, compiled with the oldest JMH that can be driven, beside libraries
 * that we have in other versions.
 *
 * @param folder where they were compiled
 */
record ForeignProject(Path folder) {

  private static final Path SOURCES = Path.of("src/test/resources/foreign");
  private static final Path LIBRARIES =
      Path.of(requireNonNull(System.getProperty("speedup.foreign"), "speedup.foreign"));

  /**
   * Compiles them.
   *
   * @param folder an empty one
   * @param names of their classes
   */
  static ForeignProject compile(Path folder, String... names) throws Exception {
    ForeignProject theirs = new ForeignProject(folder);
    // In a process of its own: within this one the annotation processor would find our JMH first.
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-nowarn"));
    command.addAll(List.of("-cp", libraries(), "-processorpath", libraries()));
    command.addAll(List.of("-d", Files.createDirectories(theirs.classes()).toString()));
    for (String name : names) {
      command.add(SOURCES.resolve(name + ".java").toString());
    }
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).as(said).isZero();
    return theirs;
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  /** Their classes and libraries. */
  String classPath() throws IOException {
    return classes() + File.pathSeparator + libraries();
  }

  /** Runs our jar on them, in a folder. */
  SpeedupProcess.Ended run(Path in, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("run", "--class-path", classPath()));
    all.addAll(List.of(words));
    return SpeedupProcess.runJar(in, all.toArray(String[]::new));
  }

  private static String libraries() throws IOException {
    return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Packs them in a jar that names its libraries in its manifest. */
  Path jar(String name) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            jars().stream()
                .map(library -> library.toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new ZipEntry(classes().relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
