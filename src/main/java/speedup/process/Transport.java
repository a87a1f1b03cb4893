package speedup.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which descriptors of a worker's process its messages travel on. On those of its own, what tasks,
 * their children, native code and the JVM itself print, and what children read, cannot get in
 * between: the JDK closes all descriptors above 2 in the children that it starts.
 */
enum Transport {
  /** On 3 and 4: 0 is empty, and 1 is standard error. */
  APART,
  /** On 0 and 1, where there is no shell that could move them. */
  STANDARD;

  private static final String SHELL = "/bin/sh";
  private static final String LARGER_SHELL = "/bin/bash";

  /** Moves the pipes and becomes the worker; measured: half a millisecond. */
  private static final String MOVE = "exec \"$@\" 3<&0 4>&1 </dev/null >&2";

  /** The best that this system has. */
  static Transport best() {
    return new File(SHELL).canExecute() && new File("/dev/fd/0").exists() ? APART : STANDARD;
  }

  /** The command line that starts a program with its pipes where they belong. */
  List<String> start(List<String> program, Map<String, String> environment) {
    if (this == STANDARD) {
      return program;
    }
    List<String> line = new ArrayList<>(shellFor(environment));
    line.addAll(List.of("-c", MOVE, "worker"));
    line.addAll(program);
    return line;
  }

  /**
   * A small shell drops variables whose names it could not use itself, such as {@code a.b}. A large
   * one would do what BASH_ENV says first, and have functions from the environment, but with -p.
   */
  private static List<String> shellFor(Map<String, String> environment) {
    for (String name : environment.keySet()) {
      for (int i = 0; i < name.length(); i++) {
        char letter = name.charAt(i);
        boolean usable =
            letter == '_'
                || (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9' && i > 0);
        if (!usable) {
          return new File(LARGER_SHELL).canExecute() ? List.of(LARGER_SHELL, "-p") : List.of(SHELL);
        }
      }
    }
    return List.of(SHELL);
  }
}
