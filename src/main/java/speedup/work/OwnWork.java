package speedup.work;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import speedup.batch.WorkKind;

/**
 * A workload that has been tried.
 *
 * @param folder what it is made from
 * @param name what it is called
 * @param params the values of its own parameters that are measured, in the order of its components
 * @param tasks how many tasks its first batch has; 0 if it was only asked what it is
 * @param seconds how long that batch took, one task after the other, in a JVM that had just started
 */
public record OwnWork(
    WorkFolder folder,
    String name,
    WorkKind kind,
    Map<String, List<String>> params,
    int tasks,
    double seconds) {

  /** Copies the parameters. */
  public OwnWork {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }
}
