package speedup.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.workload.Shared;
import speedup.workload.Workload;

/** What the workloads of a run say that all its JVMs share, such as a server that tasks call. */
public final class WorkFixture implements Fixture {

  private final OwnWorks works;

  /** Creates the fixture. */
  public WorkFixture(OwnWorks works) {
    this.works = works;
  }

  @Override
  public Prepared prepare(Plan plan) throws IOException {
    Map<String, BatchCell> first = new TreeMap<>();
    plan.cells().stream()
        .filter(cell -> WorkKind.of(cell).isPresent())
        .flatMap(cell -> BatchCell.of(cell).stream())
        .forEach(batch -> first.putIfAbsent(batch.workload(), batch));
    Ready ready = new Ready(new ArrayList<>());
    try {
      for (BatchCell batch : first.values()) {
        ready.shared.add(share(batch));
      }
      return ready;
    } catch (IOException | RuntimeException e) {
      ready.close();
      throw e;
    }
  }

  private Shared share(BatchCell batch) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      Workload<?> workload = works.folder(batch.workload()).make(batch.ownParams());
      return workload.share();
    } catch (Exception e) {
      throw new IOException(batch.workload() + "'s share() failed: " + e.getMessage(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private record Ready(List<Shared> shared) implements Prepared {

    @Override
    public List<String> jvmArguments() {
      return shared.stream()
          .flatMap(one -> one.properties().entrySet().stream())
          .map(property -> "-D" + property.getKey() + "=" + property.getValue())
          .toList();
    }

    @Override
    public void close() {
      for (Shared one : shared.reversed()) {
        try {
          one.close();
        } catch (Exception e) {
          // What was measured is not to be lost for what nobody needs any more.
        }
      }
    }
  }
}
