package speedup.process;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A race that is put into a copy of one of the pool's classes, to see that a scenario finds it.
 *
 * @param type the class
 * @param sound what stands in its source, once
 * @param racy what is put there instead
 */
record DeliberateRace(String type, String sound, String racy) {

  private static final Path SOURCES = Path.of("src/main/java/speedup/process");

  /**
   * Compiles the class with the race in it, and gives the scenario as it is with that class.
   *
   * @param folder for the class file
   */
  Class<? extends Runnable> in(Class<? extends Runnable> scenario, Path folder) throws Exception {
    Path source = folder.resolve(type + ".java");
    Files.writeString(source, changed(Files.readString(SOURCES.resolve(type + ".java"))));
    String classPath = System.getProperty("java.class.path");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                source.toString());
    if (status != 0) {
      throw new IOException(source + " does not compile");
    }
    return new Changed(folder, classPath).loadClass(scenario.getName()).asSubclass(Runnable.class);
  }

  private String changed(String source) {
    int at = source.indexOf(sound);
    if (at < 0 || source.indexOf(sound, at + 1) >= 0) {
      throw new IllegalStateException(type + ".java is to have this once: " + sound);
    }
    return source.replace(sound, racy);
  }

  /** Loads all classes of ours anew, those in the folder before those of their name elsewhere. */
  private static final class Changed extends URLClassLoader {

    Changed(Path folder, String classPath) throws IOException {
      super(urls(folder, classPath), DeliberateRace.class.getClassLoader());
    }

    private static URL[] urls(Path folder, String classPath) throws IOException {
      List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("speedup.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
