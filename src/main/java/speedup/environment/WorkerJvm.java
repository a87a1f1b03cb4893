package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The JVMs that a fork starts for its tasks.
 *
 * @param workers how many at a time
 * @param arguments what each is started with, but for what finds its classes faster
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerJvm(int workers, List<String> arguments) {

  /** Checks the number and copies the arguments. */
  public WorkerJvm {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker, not " + workers);
    }
    arguments = List.copyOf(arguments);
  }
}
