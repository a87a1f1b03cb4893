package speedup.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a workload before any of its batches is made.
 *
 * @param name the name of the workload
 * @param isStartable whether its tasks are {@linkplain AsyncTask started} without a thread
 * @param parameters those of its own
 */
public record WorkloadType(String name, boolean isStartable, List<Parameter> parameters) {

  /** Copies the parameters. */
  public WorkloadType {
    parameters = List.copyOf(parameters);
  }

  /** Creates the type. */
  public WorkloadType(String name, boolean isStartable, Parameter... parameters) {
    this(name, isStartable, Arrays.asList(parameters));
  }

  /** A parameter of its own; empty if it has none of that name. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
