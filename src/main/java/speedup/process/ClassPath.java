package speedup.process;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers find classes.
 *
 * @param path as for {@code java -cp}
 * @param modulePath as for {@code java -p}, if this JVM has one
 * @param modules to be resolved from it
 * @param isOwn whether it is that of this JVM
 * @param isForOursAlone whether of all that is on it only Speedup's own classes are needed
 */
record ClassPath(
    String path,
    @Nullable String modulePath,
    Set<String> modules,
    boolean isOwn,
    boolean isForOursAlone) {

  ClassPath {
    modules = Set.copyOf(modules);
  }

  /** Just this one. */
  static ClassPath of(String path) {
    return new ClassPath(path, null, Set.of(), false, false);
  }

  /**
   * What this JVM finds classes on: its class path and module path, and the files of the class
   * loaders that have loaded the pool and that the calling thread uses, as far as they tell.
   *
   * @throws IllegalStateException if the pool's own classes are where no {@code java} finds them
   */
  static ClassPath own() {
    String path = System.getProperty("java.class.path");
    String modulePath = System.getProperty("jdk.module.path");
    ClassLoader system = ClassLoader.getSystemClassLoader();
    ClassLoader own = ProcessPool.class.getClassLoader();
    ClassLoader context = contextClassLoader();
    if (!path.isEmpty() && modulePath == null && system.equals(own) && system.equals(context)) {
      return new ClassPath(path, null, Set.of(), true, false);
    }
    Set<String> entries = new LinkedHashSet<>();
    if (!path.isEmpty() || modulePath == null) {
      entries.addAll(List.of((path.isEmpty() ? "." : path).split(File.pathSeparator)));
    }
    Set<String> modules = modulePath == null ? Set.of() : applicationModules();
    addFiles(own, entries);
    addFiles(context, entries);
    if (!ProcessPool.class.getModule().isNamed()) {
      addOwnSource(entries, !system.equals(own));
    }
    return new ClassPath(
        String.join(File.pathSeparator, entries), modulePath, modules, true, false);
  }

  /** The class loader of what tasks and results are made of, in this JVM. */
  static ClassLoader loader() {
    ClassLoader own = ProcessPool.class.getClassLoader();
    ClassLoader context = contextClassLoader();
    for (ClassLoader loader = context; loader != null; loader = loader.getParent()) {
      if (loader.equals(own)) {
        return context;
      }
    }
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }

  /** The options that say so. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (modulePath != null) {
      options.add("--module-path");
      options.add(modulePath);
      if (!modules.isEmpty()) {
        options.add("--add-modules");
        options.add(String.join(",", new TreeSet<>(modules)));
      }
    }
    options.add("-cp");
    options.add(path.isEmpty() ? File.pathSeparator : path);
    return options;
  }

  /** The same where only Speedup's own classes are needed. */
  ClassPath forOursAlone() {
    return new ClassPath(path, modulePath, modules, isOwn, true);
  }

  /** The same with another entry before all others. */
  ClassPath after(Path first) {
    return new ClassPath(
        first + File.pathSeparator + path, modulePath, modules, isOwn, isForOursAlone);
  }

  private static ClassLoader contextClassLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  private static Set<String> applicationModules() {
    Set<String> names = new TreeSet<>();
    ModuleLayer.boot()
        .configuration()
        .modules()
        .forEach(module -> {
          URI location = module.reference().location().orElse(null);
          if (location != null && !"jrt".equals(location.getScheme())) {
            names.add(module.name());
          }
        });
    return names;
  }

  private static void addFiles(@Nullable ClassLoader first, Set<String> entries) {
    for (ClassLoader loader = first; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          String file = file(url);
          if (file != null) {
            entries.add(file);
          }
        }
      }
    }
  }

  private static void addOwnSource(Set<String> entries, boolean needed) {
    CodeSource code = ProcessPool.class.getProtectionDomain().getCodeSource();
    URL location = code == null ? null : code.getLocation();
    String file = file(location);
    if (file != null) {
      if (needed) {
        entries.add(file);
      }
    } else if (needed) {
      throw new IllegalStateException(
          "no worker can load the pool's classes from "
              + (location == null ? "an unknown place" : location)
              + ": give their jar, unpacked, to classPath(...)");
    }
  }

  private static @Nullable String file(@Nullable URL url) {
    try {
      return url != null && url.getProtocol().equals("file")
          ? Path.of(url.toURI()).toString()
          : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
