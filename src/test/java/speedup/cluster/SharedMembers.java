package speedup.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import speedup.ShortJvm;

/** Two members, and a line to them, for all tests that do them no harm: starting takes seconds. */
final class SharedMembers {

  private static final OwnMembers MEMBERS = started();
  private static final Line LINE = connected();

  private SharedMembers() {}

  private static OwnMembers started() {
    try {
      List<String> options = new ArrayList<>(ShortJvm.OPTIONS);
      options.add("-Xmx128m");
      return OwnMembers.start(2, options);
    } catch (ClusterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Line connected() {
    try {
      return HazelcastLine.connect(MEMBERS.access(), MEMBERS.addresses(), Engine.SILENCE);
    } catch (ClusterException e) {
      throw new IllegalStateException(e);
    }
  }

  static OwnMembers members() {
    return MEMBERS;
  }

  static Line line() {
    return LINE;
  }

  /** A pool on them, which leaves them as they are. */
  static ClusterPool pool(int workers) {
    try {
      return new ClusterPool(LINE, workers, () -> {});
    } catch (ClusterException e) {
      throw new IllegalStateException(e);
    }
  }

  static ExecutorService executor(int workers) {
    return pool(workers);
  }
}
