package speedup.work;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
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

/** A workload in a single source file. */
final class SourceFile {

  /** The JVM's argument, and the compiler's. */
  static final String PREVIEW = "--enable-preview";

  private static final String ENDING = ".java";

  private final Path file;

  SourceFile(Path file) {
    this.file = file;
  }

  static boolean isOne(String word) {
    return word.endsWith(ENDING);
  }

  private String simpleName() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  /**
   * Compiles it.
   *
   * @param classPath beside our own classes; may be empty
   * @param classes the folder for the classes
   * @param isPreview whether it may use what this Java previews
   * @return the full name of the class that the file is named after
   * @throws WorkException if it does not compile, with what javac says, or has no such class
   */
  String compile(String classPath, Path classes, boolean isPreview)
      throws WorkException, IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WorkException(file + ": there is no such file; 'new-workload' writes one");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new WorkException(
          file + ": this Java has no compiler; run Speedup on a JDK, or give classes");
    }
    Files.createDirectories(classes);
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      SourceText text = SourceText.read(file);
      boolean isCompiled =
          compiler
              .getTask(
                  said, files, null, options(classPath, classes, isPreview), null, List.of(text))
              .call();
      if (!isCompiled) {
        throw new WorkException(said.toString().stripTrailing() + hint(said.toString()));
      }
    }
    return mainClass(classes);
  }

  private static List<String> options(String classPath, Path classes, boolean isPreview) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classPath,
                "-proc:none",
                "-parameters",
                "-g",
                "-nowarn"));
    if (isPreview) {
      options.addAll(List.of(PREVIEW, "--release", Integer.toString(Runtime.version().feature())));
    }
    return options;
  }

  private static String hint(String said) {
    return said.contains(PREVIEW)
        ? "%nhere: -jvmArgsAppend %s, for the compiler and all JVMs".formatted(PREVIEW)
        : "";
  }

  private String mainClass(Path classes) throws WorkException, IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      Path found =
          all.filter(one -> one.getFileName().toString().equals(simpleName() + ".class"))
              .findFirst()
              .orElseThrow(() ->
                  new WorkException(
                      "%s has no class %s: the workload is called as its file is"
                          .formatted(file, simpleName())));
      String path = classes.relativize(found).toString();
      return path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
    }
  }
}
