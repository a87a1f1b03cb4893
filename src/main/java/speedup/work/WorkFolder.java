package speedup.work;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import speedup.environment.CodeHash;
import speedup.workload.Workload;

/**
 * All that a JVM needs to make a workload: the name of its class and where that is found, or the
 * workload itself, serialized. Compiled classes are in the folder; a class path is named in it.
 *
 * @param path the folder
 */
public record WorkFolder(Path path) {

  private static final String FILE = "workload.properties";
  private static final String TYPE = "class";
  private static final String CLASS_PATH = "classPath";
  private static final String CODE = "code";
  private static final String OBJECT = "workload.ser";

  /** The workload that forks of this JVM's parent are to measure. */
  public static WorkFolder ofThisJvm(String name) {
    String all = System.getProperty(OwnWorks.PROPERTY);
    if (all == null) {
      throw new IllegalStateException(
          "the workload is not told: it is measured by 'run --workload FILE.java|CLASS'");
    }
    return new WorkFolder(Path.of(all).resolve(name));
  }

  /** The name of the workload's class. */
  String type() throws IOException {
    return properties().getProperty(TYPE, "");
  }

  /** Where classes compiled from a source file are. */
  Path classes() {
    return path.resolve("classes");
  }

  /** Where a serialized workload is. */
  Path object() {
    return path.resolve(OBJECT);
  }

  /** Says what the workload is. */
  void write(String type, String classPath) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(TYPE, type);
    properties.setProperty(CLASS_PATH, classPath);
    code(classPath).ifPresent(code -> properties.setProperty(CODE, code));
    try (OutputStream out = Files.newOutputStream(path.resolve(FILE))) {
      properties.store(out, null);
    }
  }

  private Properties properties() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(path.resolve(FILE))) {
      properties.load(in);
    }
    return properties;
  }

  private static Optional<String> code(String classPath) {
    return classPath.isEmpty() ? Optional.empty() : CodeHash.ofClassPath(classPath);
  }

  /** The digest of the workload's code. */
  Optional<String> hash() throws IOException {
    List<String> all = new ArrayList<>(List.of(classes().toString(), object().toString()));
    all.addAll(entries(properties().getProperty(CLASS_PATH, "")));
    return CodeHash.ofClassPath(String.join(File.pathSeparator, all));
  }

  /** Says what of the class path has changed since; empty if nothing has. */
  public Optional<String> change() throws IOException {
    Properties properties = properties();
    String classPath = properties.getProperty(CLASS_PATH, "");
    return Objects.equals(properties.getProperty(CODE), code(classPath).orElse(null))
        ? Optional.empty()
        : Optional.of(classPath + " is another one now");
  }

  private static List<String> entries(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator), -1))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /**
   * A loader of the workload's classes; the process pool hands on where they are to its workers
   * when it is the context class loader of the thread that opens the pool.
   */
  ClassLoader loader() throws IOException {
    List<URL> urls = new ArrayList<>();
    if (Files.isDirectory(classes())) {
      urls.add(url(classes()));
    }
    for (String entry : entries(properties().getProperty(CLASS_PATH, ""))) {
      urls.add(url(Path.of(entry)));
    }
    ClassLoader ours = WorkFolder.class.getClassLoader();
    return urls.isEmpty() && ours != null
        ? ours
        : new URLClassLoader("work", urls.toArray(new URL[0]), ours);
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toAbsolutePath().toUri().toURL();
  }

  boolean isObject() {
    return Files.exists(object());
  }

  /** Loads the workload's class. */
  WorkClass load(ClassLoader loader) throws WorkException, IOException {
    String name = type();
    try {
      return WorkClass.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      throw new WorkException("there is no class " + name + " in the class path");
    } catch (LinkageError e) {
      throw new WorkException(name + " cannot be loaded: " + Words.of(e));
    }
  }

  /**
   * Whether the workload may share something: its class is looked at, and nothing of it runs. Of
   * what gives the workload only its own JVM knows.
   */
  boolean mayShare() throws IOException {
    ClassLoader loader = loader();
    try {
      Class<?> type = Class.forName(type(), false, loader);
      return !Workload.class.isAssignableFrom(type)
          || !type.getMethod("share").getDeclaringClass().equals(Workload.class);
    } catch (ReflectiveOperationException | LinkageError e) {
      // Such as a class for a newer JVM than this one.
      return true;
    } finally {
      if (loader instanceof URLClassLoader opened) {
        opened.close();
      }
    }
  }

  /**
   * Makes the workload, in a JVM that exists for it: its classes' loader becomes the context class
   * loader of the calling thread.
   *
   * @throws WorkException if its class or its parameters are wrong
   */
  public Workload<?> make(Map<String, String> setting) throws WorkException, IOException {
    ClassLoader loader = loader();
    Thread.currentThread().setContextClassLoader(loader);
    return isObject() ? readObject(loader) : load(loader).make(setting);
  }

  void writeObject(Workload<?> workload) throws WorkException, IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(object()))) {
      out.writeObject(workload);
    } catch (NotSerializableException e) {
      throw new WorkException(
          "%s cannot travel to a fork: %s is not Serializable"
              .formatted(workload.name(), e.getMessage()));
    }
  }

  private Workload<?> readObject(ClassLoader loader) throws WorkException, IOException {
    try (InputStream in = Files.newInputStream(object());
        ObjectInputStream objects = new LoadingStream(in, loader)) {
      return (Workload<?>) objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new WorkException("the workload cannot be read: there is no class " + e.getMessage());
    }
  }
}
