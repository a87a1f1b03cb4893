package speedup.work;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.UsageException;

/** What the workloads of a run say that all its JVMs share, such as a server that tasks call. */
public final class WorkFixture implements Fixture {

  /** Nobody's server takes so long to start; a run is not to hang for ever. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  /** Everything is measured by then. */
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final OwnWorks works;
  private final WorkJvm jvm;
  private final Consumer<String> trouble;
  private final Duration longestStart;
  private final Duration longestEnd;
  private final List<ShareProcess> all = new CopyOnWriteArrayList<>();
  private volatile boolean isStopped;

  /**
   * Creates the fixture.
   *
   * @param jvm in which the workloads' code runs
   * @param trouble is told, in a line each, what goes wrong when all is measured
   */
  public WorkFixture(OwnWorks works, WorkJvm jvm, Consumer<String> trouble) {
    this(works, jvm, trouble, LONGEST_START, LONGEST_END);
  }

  /** Creates a fixture that waits less long for somebody else's code. */
  WorkFixture(
      OwnWorks works,
      WorkJvm jvm,
      Consumer<String> trouble,
      Duration longestStart,
      Duration longestEnd) {
    this.works = works;
    this.jvm = jvm;
    this.trouble = trouble;
    this.longestStart = longestStart;
    this.longestEnd = longestEnd;
  }

  @Override
  public Prepared prepare(Plan plan) throws UsageException, IOException {
    Map<String, BatchCell> first = new TreeMap<>();
    plan.cells().stream()
        .filter(cell -> WorkKind.of(cell).isPresent())
        .flatMap(cell -> BatchCell.of(cell).stream())
        .forEach(batch -> first.putIfAbsent(batch.workload(), batch));
    Map<String, String> told = new TreeMap<>();
    try {
      for (BatchCell batch : first.values()) {
        WorkFolder folder = works.folder(batch.workload());
        if (folder.mayShare()) {
          told.putAll(share(folder, batch));
        }
      }
      return new Ready(told);
    } catch (WorkException e) {
      closeAll();
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      closeAll();
      throw e;
    }
  }

  private Map<String, String> share(WorkFolder folder, BatchCell batch)
      throws WorkException, IOException {
    ShareProcess share =
        ShareProcess.begin(jvm, batch.workload(), folder, Setting.encode(batch.ownParams()));
    all.add(share);
    if (isStopped) {
      share.stop();
    }
    return share.await(longestStart);
  }

  @Override
  public void stop() {
    isStopped = true;
    all.forEach(ShareProcess::stop);
  }

  private List<String> closeAll() {
    return all.reversed().stream().flatMap(one -> one.close(longestEnd).stream()).toList();
  }

  private final class Ready implements Prepared {

    private final Map<String, String> told;

    private Ready(Map<String, String> told) {
      this.told = told;
    }

    @Override
    public List<String> jvmArguments() {
      return told.entrySet().stream()
          .map(property -> "-D" + property.getKey() + "=" + property.getValue())
          .toList();
    }

    @Override
    public Optional<String> revive() throws IOException {
      for (ShareProcess one : all) {
        Optional<String> death = one.death();
        if (death.isPresent()) {
          // At another address, of which the other forks were not told, it would be no use.
          throw new IOException(death.get());
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      List<String> wrong = closeAll();
      // Ctrl-C ends all processes of a terminal.
      if (!isStopped) {
        wrong.forEach(trouble);
      }
    }
  }
}
