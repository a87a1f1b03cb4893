package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** A bit of everything that a worker does before, and around, the work of its first task. */
final class TypicalTasks {

  private static final int OF_EACH = 50;

  private TypicalTasks() {}

  /**
   * Makes them.
   *
   * @param jar to be written, and read when they are done
   */
  static List<Callable<?>> with(Path jar) throws IOException {
    write(jar);
    List<Callable<?>> tasks = new ArrayList<>();
    tasks.add(new OfClass(jar.toUri(), Behind.class.getName()));
    for (int i = 0; i < OF_EACH; i++) {
      tasks.add(new OfInt(i));
      tasks.add(new OfLong(i));
      tasks.add(new OfIntAndLong(i, i));
      tasks.add(new OfText("text", i));
      tasks.add(new OfTexts("text", "text", i));
      tasks.add(new OfDouble(i, "text"));
    }
    return tasks;
  }

  /** A jar as users have them: compressed, with a manifest. The worker's own is neither. */
  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String entry = Behind.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream file =
            Objects.requireNonNull(Behind.class.getResourceAsStream("/" + entry), entry)) {
      out.putNextEntry(new JarEntry(entry));
      file.transferTo(out);
    }
  }

  /** A class that needs no other one of ours. */
  static final class Behind {}

  /** Finds a class where no archive has it. */
  record OfClass(URI jar, String name) implements SerializableCallable<Object> {
    @Override
    public Object call() throws IOException, ClassNotFoundException {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toURL()}, null)) {
        return loader.loadClass(name).getName();
      }
    }
  }

  record OfInt(int number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number;
    }
  }

  record OfLong(long number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number % 2 == 0;
    }
  }

  record OfIntAndLong(int number, long more) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number + more;
    }
  }

  record OfText(String text, int number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  record OfTexts(String text, @Nullable String more, int number)
      implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return List.of(text);
    }
  }

  record OfDouble(double number, String text) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number;
    }
  }
}
