package speedup.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a workload before any of its batches is made.
 *
 * @param name the name of the workload
 * @param isStartable whether its tasks are {@linkplain AsyncTask started} without a thread
 * @param computes whether its tasks keep a processor busy all the time, so that no more of them
 *     than there are processors are at work at once; those of others wait, and may be
 * @param parameters those of its own
 */
public record WorkloadType(
    String name, boolean isStartable, boolean computes, List<Parameter> parameters) {

  /** Copies the parameters. */
  public WorkloadType {
    parameters = List.copyOf(parameters);
  }

  /** Creates the type. */
  public WorkloadType(String name, boolean isStartable, boolean computes, Parameter... parameters) {
    this(name, isStartable, computes, Arrays.asList(parameters));
  }

  /** A parameter of its own; empty if it has none of that name. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
