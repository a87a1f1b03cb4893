package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.flags.FlagDownload;
import speedup.flags.SavedDownload;
import speedup.workload.PrimeCheck;
import speedup.workload.Timed;
import speedup.workload.TimedAsync;

/** Workers for tasks of Speedup's own open no jar of others. */
final class OwnTaskTests {

  /** Somebody else's, as it comes from another folder. */
  record Foreign(int number) {}

  record Other(int number) implements SerializableCallable<Integer> {
    @Override
    public Integer call() {
      return number + 1;
    }
  }

  @Test
  void aRecordOfNumbersTextsAndSuchRecordsNeedsNoOthers() {
    assertThat(List.of(PrimeCheck.class, FlagDownload.class, SavedDownload.class))
        .allMatch(OwnTask::needsOurClassesAlone);
  }

  @Test
  void whatMayHoldATaskOfSomebodyElsesDoes() {
    assertThat(List.of(TimedAsync.class, Timed.class, Foreign.class, String.class))
        .noneMatch(OwnTask::needsOurClassesAlone);
  }

  @Test
  @Tag("slow")
  @Timeout(120)
  void theirWorkersHaveTheJarOfOurClassesAlone(@TempDir Path folder) throws Exception {
    WorkerCache trained = WorkerCache.train(folder, List.of(new TypicalTasks.OfText("text", 1)));

    assertThat(trained.isTrained()).isTrue();
    String jar = trained.files().orElseThrow().jar().toString();
    assertThat(trained.classPath(ClassPath.own().forOursAlone())).isEqualTo(ClassPath.of(jar));
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .onlyTasksOf(TypicalTasks.OfText.class)
            .cache(trained)
            .jvmOptions("-Xlog:class+load")
            .output(lines::add)
            .build()) {
      assertThat(pool.submit(new TypicalTasks.OfText("text", 2)).get())
          .isEqualTo(new byte[] {'t', 'e', 'x', 't'});
    }
    assertThat(lines)
        .anyMatch(line ->
            line.contains(TypicalTasks.OfText.class.getName() + " source: shared objects file"));
  }

  /** A task of another class than those that the cache is for is no reason to fail. */
  @Test
  @Tag("slow")
  @Timeout(120)
  void withoutThatSaidTheClassPathIsThereToo(@TempDir Path folder) throws Exception {
    WorkerCache trained = WorkerCache.train(folder, List.of(new TypicalTasks.OfInt(1)));

    try (ProcessPool pool = ProcessPool.builder().workers(1).cache(trained).build()) {
      assertThat(pool.submit(new Other(3)).get()).isEqualTo(4);
      assertThat(pool.submit(new TypicalTasks.OfInt(5)).get()).isEqualTo(5);
    }
  }

  @Test
  @Tag("slow")
  @Timeout(120)
  void aClassPathThatTheUserGivesIsTheirs(@TempDir Path folder) {
    WorkerCache trained = WorkerCache.train(folder, List.of(new TypicalTasks.OfInt(1)));

    String jar = trained.files().orElseThrow().jar().toString();
    assertThat(trained.classPath(ClassPath.of("other.jar")).path())
        .isEqualTo(jar + File.pathSeparator + "other.jar");
    assertThat(trained.optionsOn(ClassPath.of("other.jar"))).isEmpty();
  }
}
