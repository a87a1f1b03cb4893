package speedup.work;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.workload.Shared;

/** What the workloads of a run say that all its JVMs share, such as a server that tasks call. */
public final class WorkFixture implements Fixture {

  /** Nobody's server takes so long to start; a run is not to hang for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final OwnWorks works;
  private final Duration limit;

  /** Creates the fixture. */
  public WorkFixture(OwnWorks works) {
    this(works, LONGEST);
  }

  /** Creates a fixture that waits less long for somebody else's code. */
  WorkFixture(OwnWorks works, Duration limit) {
    this.works = works;
    this.limit = limit;
  }

  @Override
  public Prepared prepare(Plan plan) throws IOException {
    Map<String, BatchCell> first = new TreeMap<>();
    plan.cells().stream()
        .filter(cell -> WorkKind.of(cell).isPresent())
        .flatMap(cell -> BatchCell.of(cell).stream())
        .forEach(batch -> first.putIfAbsent(batch.workload(), batch));
    Ready ready = new Ready();
    try {
      for (BatchCell batch : first.values()) {
        ready.all.add(share(batch));
      }
      return ready;
    } catch (IOException | RuntimeException e) {
      ready.close();
      throw e;
    }
  }

  private Named share(BatchCell batch) throws IOException {
    String name = batch.workload() + "'s share()";
    return new Named(
        name, within(name, () -> works.folder(batch.workload()).make(batch.ownParams()).share()));
  }

  /** Has somebody else's code run in a thread that nobody has to wait for. */
  private <T> T within(String what, Callable<T> code) throws IOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("speedup-share")
            .start(() -> {
              try {
                result.complete(code.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(what + " failed: " + Words.of(cause(e)), e);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new IOException("%s had not ended after %d s".formatted(what, limit.toSeconds()), e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + what, e);
    }
  }

  private static Throwable cause(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  private record Named(String name, Shared shared) {}

  private final class Ready implements Prepared {

    private final List<Named> all = new ArrayList<>();

    @Override
    public List<String> jvmArguments() {
      return all.stream()
          .flatMap(one -> one.shared.properties().entrySet().stream())
          .map(property -> "-D" + property.getKey() + "=" + property.getValue())
          .toList();
    }

    @Override
    public void close() {
      for (Named one : all.reversed()) {
        try {
          Boolean unused =
              within(
                  one.name + "'s close()",
                  () -> {
                    one.shared.close();
                    return true;
                  });
        } catch (IOException e) {
          // What was measured is not to be lost for what nobody needs any more.
        }
      }
    }
  }
}
