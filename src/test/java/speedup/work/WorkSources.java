package speedup.work;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.provider.Arguments;

/** Sources of workloads that are wrong in one thing each. */
final class WorkSources {

  static final String TASKS =
      "return java.util.stream.IntStream.range(0, 4).mapToObj(One::new).toList();";

  private WorkSources() {}

  /** Name, source and a part of what is said of it. */
  static Arguments wrong(String name, String members, String line) {
    return Arguments.of(name, source(name, "", members, TASKS, ""), line);
  }

  static String startable(String start) {
    return "record One(int number) implements speedup.workload.AsyncTask<Integer> {"
        + " public Integer call() { return BUSY.get(); }"
        + " public java.util.concurrent.CompletableFuture<Integer> start() { "
        + start
        + " } }";
  }

  static String task(String body) {
    return "record One(int number) implements speedup.workload.Task<Integer> {"
        + " public Integer call() throws Exception { "
        + body
        + " } }";
  }

  /** A task takes a moment with BUSY, whose value is 1. */
  static String source(String name, String components, String members, String tasks, String check) {
    return """
    import java.util.List;
    import speedup.workload.Workload;
    public record %s(%s) implements Workload<Integer> {
      static final java.util.function.Supplier<Integer> BUSY =
          () -> {
            long sum = 0;
            for (int i = 0; i < 50_000; i++) { sum += Integer.toString(i).length(); }
            return sum > 0 ? 1 : 0;
          };
      /*name*/
      %s
      public List<? extends speedup.workload.Task<Integer>> tasks() { %s }
      public void check(List<? extends Integer> results)
          throws speedup.workload.WrongAnswerException { %s }
    }
    """
        .formatted(name, components, members, tasks, check);
  }

  /** Compiles many at a time, which takes as long as one, and loads them. */
  static URLClassLoader compile(Path folder, Stream<Arguments> wrong) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Arguments one : wrong.toList()) {
      Path source = folder.resolve(one.get()[0] + ".java");
      sources.add(Files.writeString(source, (String) one.get()[1]));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean isCompiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-d", folder.toString(), "-proc:none", "-parameters", "-nowarn"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!isCompiled) {
        throw new AssertionError(said.toString());
      }
    }
    return new URLClassLoader(
        "wrong", new URL[] {url(folder)}, Thread.currentThread().getContextClassLoader());
  }

  private static URL url(Path folder) throws MalformedURLException {
    return folder.toUri().toURL();
  }
}
