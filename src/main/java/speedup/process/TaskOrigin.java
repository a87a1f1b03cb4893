package speedup.process;

import java.net.URL;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker can load a task's class at all: one that was compiled in memory, by {@code java
 * Foo.java} or in jshell, is in no file.
 */
final class TaskOrigin {

  private static final Set<String> FILES = Set.of("file", "jar", "jrt");

  private static final ClassValue<String> OBJECTIONS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return objection(type);
        }
      };

  private TaskOrigin() {}

  /** Why no worker can load the class of a task, or null. */
  static @Nullable String objectionTo(Object task) {
    Class<?> type = task.getClass();
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader.equals(ClassLoader.getSystemClassLoader())) {
      return null;
    }
    String objection = OBJECTIONS.get(type);
    return objection.isEmpty() ? null : objection;
  }

  private static String objection(Class<?> type) {
    Class<?> named = type;
    while (named.isHidden() || named.isArray()) {
      // A lambda expression belongs to a class that has a name.
      Class<?> host = named.isArray() ? named.componentType() : named.getNestHost();
      if (host.equals(named)) {
        return "";
      }
      named = host;
    }
    ClassLoader loader = named.getClassLoader();
    URL file =
        loader == null ? null : loader.getResource(named.getName().replace('.', '/') + ".class");
    if (loader == null || (file != null && FILES.contains(file.getProtocol()))) {
      return "";
    }
    return named.getName()
        + " is in no file that a worker could load it from"
        + (file == null ? "" : " (" + file + ")")
        + ": \"java Foo.java\" and jshell compile in memory; compile it with javac";
  }
}
