package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where workers find classes. */
@Timeout(120)
final class ClassPathTests {

  /** A task of a class that is compiled by a test. */
  private static final String TASK =
      """
      package plugin;
      public record Task(int number) implements java.util.concurrent.Callable<Object>,
          java.io.Serializable {
        public record Answer(int number) implements java.io.Serializable {}
        public Object call() { return new Answer(number + 1); }
      }
      """;

  private static final String PROGRAM =
      """
      package plugin;
      public class Program {
        public static void main(String[] arguments) throws Exception {
          try (var pool = speedup.process.ProcessPool.builder().workers(1).build()) {
            System.out.println(pool.submit(new Task(1)).get());
            System.out.println(pool.submit(() -> new Task.Answer(3)).get());
          } catch (java.util.concurrent.RejectedExecutionException e) {
            System.out.println(e.getMessage());
          }
        }
      }
      """;

  @TempDir Path folder;

  private static Path ownClasses() throws Exception {
    return Path.of(ProcessPool.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path compile(String moduleInfo) throws Exception {
    Path source = Files.createDirectories(folder.resolve("source/plugin"));
    Files.writeString(source.resolve("Task.java"), TASK);
    Files.writeString(source.resolve("Program.java"), PROGRAM);
    Path classes = folder.resolve("classes");
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", classes.toString(), source + "/Task.java", source + "/Program.java"));
    if (moduleInfo.isEmpty()) {
      arguments.addAll(List.of("-cp", ownClasses().toString()));
    } else {
      Path info = folder.resolve("source/module-info.java");
      Files.writeString(info, moduleInfo);
      arguments.addAll(List.of(info.toString(), "-p", automaticModule().toString()));
    }
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertThat(javac.run(System.out, System.err, arguments.toArray(new String[0]))).isZero();
    return classes;
  }

  /** Our classes as a jar that is a module by its name. */
  private Path automaticModule() throws Exception {
    Path jar = folder.resolve("speedup.jar");
    if (!Files.exists(jar)) {
      ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
      String[] arguments = {
        "-cf", jar.toString(), "-C", ownClasses().toString(), "speedup/process"
      };
      assertThat(tool.run(System.out, System.err, arguments)).isZero();
    }
    return jar;
  }

  private static String java(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aClassPathMayBeLongerThanAnArgument() throws Exception {
    String own = System.getProperty("java.class.path");
    String filler =
        IntStream.range(0, 2_000)
            .mapToObj(
                i -> File.pathSeparator + "/home/some \"body\"/repository/artifact-" + i + ".jar")
            .collect(Collectors.joining());
    List<Path> before = argumentFiles();
    String path = own + filler + filler;
    assertThat(path.length()).isGreaterThan(140_000);
    try (ProcessPool pool = ProcessPool.builder().workers(1).classPath(path).build()) {
      assertThat(pool.submit(() -> System.getProperty("java.class.path")).get()).endsWith(path);
      assertThat(argumentFiles()).isEqualTo(before);
    }
  }

  private static List<Path> argumentFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".arguments")).toList();
    }
  }

  @Test
  void theFilesOfAPluginsClassLoaderAreFound() throws Exception {
    URL classes = compile("").toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader plugin = new URLClassLoader(new URL[] {classes}, before)) {
      thread.setContextClassLoader(plugin);
      Callable<?> task =
          (Callable<?>) plugin.loadClass("plugin.Task").getConstructor(int.class).newInstance(1);
      try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
        assertThat(pool.submit(task).get()).hasToString("Answer[number=2]");
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aPoolThatAPluginsClassLoaderHasLoadedWorks() throws Exception {
    String classes = compile("").toUri().toString();
    Path loader = folder.resolve("Loader.java");
    Files.writeString(
        loader,
        """
        import java.net.*;
        public class Loader {
          public static void main(String[] a) throws Exception {
            URL[] urls = {new URI(a[0]).toURL(), new URI(a[1]).toURL()};
            URLClassLoader plugin = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            plugin.loadClass("plugin.Program").getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
          }
        }
        """);

    assertThat(java(loader.toString(), classes, ownClasses().toUri().toString()))
        .isEqualTo("Answer[number=2]\nAnswer[number=3]\n");
  }

  @Test
  void aModuleThatIsNotOpenWorks() throws Exception {
    Path classes = compile("module plugin { requires speedup; }");

    assertThat(
            java(
                "-p",
                classes + File.pathSeparator + automaticModule(),
                "-m",
                "plugin/plugin.Program"))
        .isEqualTo("Answer[number=2]\nAnswer[number=3]\n");
  }

  @Test
  void whatWasCompiledInMemoryIsRefusedWithAClearLine() throws Exception {
    Path program = folder.resolve("Program.java");
    Files.writeString(
        program,
        """
        public class Program {
          public static void main(String[] arguments) {
            try (var pool = speedup.process.ProcessPool.builder().workers(1).build()) {
              pool.submit(() -> 42);
            } catch (java.util.concurrent.RejectedExecutionException e) {
              System.out.println(e.getMessage());
            }
          }
        }
        """);

    assertThat(java("-cp", ownClasses().toString(), program.toString()))
        .startsWith(
            "the task cannot travel: Program is in no file that a worker could load it from")
        .contains("compile it with javac");
  }

  @Test
  void aTaskThatTheGivenClassPathLacksFailsInTheWorker() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).classPath(ownClasses().toString()).build()) {
      assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
          .isThrownBy(() -> pool.submit(() -> 1).get())
          .withCauseInstanceOf(ClassNotFoundException.class);
    }
  }

  /** As one does that decrypts or makes its classes. */
  private static final class WithoutSources extends ClassLoader {

    WithoutSources() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void aPoolOfWhichNobodyTellsWhereItIsFromSaysWhatToDo() throws Exception {
    Method own = new WithoutSources().loadClass(ClassPath.class.getName()).getDeclaredMethod("own");
    own.setAccessible(true);

    assertThatThrownBy(() -> own.invoke(null))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no worker can load the pool's classes from an unknown place: give their jar,"
                + " unpacked, to classPath(...)");
  }
}
