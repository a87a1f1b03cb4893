package speedup.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM in which somebody else's code runs.
 *
 * @param java the program that runs it
 * @param arguments what the forks' JVMs are given too
 */
public record WorkJvm(String java, List<String> arguments) {

  /** Copies the arguments. */
  public WorkJvm {
    arguments = List.copyOf(arguments);
  }

  /** Starts one, with our class path, its errors among what it prints. */
  Process start(Class<?> main, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(arguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
