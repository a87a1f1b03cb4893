package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;

/** What can be done to tasks that a member does one after the other. */
@Timeout(60)
final class RunningChunkTests {

  private static CountDownLatch begun = new CountDownLatch(1);
  private static CountDownLatch go = new CountDownLatch(1);

  @BeforeEach
  @AfterEach
  void reset() {
    begun = new CountDownLatch(1);
    go = new CountDownLatch(1);
  }

  record Gives(int number) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      return number;
    }
  }

  /** Waits to be let go on, or to be interrupted, which is what it gives. */
  record Waits() implements Callable<Boolean>, Serializable {
    @Override
    public Boolean call() {
      begun.countDown();
      try {
        go.await();
        return false;
      } catch (InterruptedException e) {
        return true;
      }
    }
  }

  record AmInterrupted() implements Callable<Boolean>, Serializable {
    @Override
    public Boolean call() {
      return Thread.currentThread().isInterrupted();
    }
  }

  private static RunningChunk chunk(Set<Integer> cancelled, Object... tasks) throws IOException {
    List<Wire.Item> items = new ArrayList<>();
    for (Object task : tasks) {
      items.add(new Wire.Item(Wire.CALL, RunningChunk.bytes(task)));
    }
    ClassLoader own = RunningChunkTests.class.getClassLoader();
    return new RunningChunk(items, Admission.of(Limits.DEFAULT, own), own, cancelled);
  }

  private static CompletableFuture<Wire.Answer> run(RunningChunk chunk) {
    return CompletableFuture.supplyAsync(
        chunk::run, task -> Thread.ofPlatform().name("member").start(task));
  }

  private static List<Integer> places(Wire.Answer answer) {
    return answer.outcomes().stream().map(Wire.Outcome::index).toList();
  }

  @Test
  void allAreDoneInOrder() throws Exception {
    assertThat(places(chunk(Set.of(), new Gives(1), new Gives(2), new Gives(3)).run()))
        .containsExactly(0, 1, 2);
  }

  @Test
  void whatWasCancelledBeforeItCameIsNotBegun() throws Exception {
    assertThat(places(chunk(Set.of(1), new Gives(1), new Gives(2), new Gives(3)).run()))
        .containsExactly(0, 2);
  }

  @Test
  void aSplitTakesWhatIsDoneAndWhatHasNotBegun() throws Exception {
    RunningChunk chunk =
        chunk(Set.of(3), new Gives(1), new Waits(), new Gives(3), new Gives(4), new Gives(5));
    CompletableFuture<Wire.Answer> running = run(chunk);
    begun.await();

    Wire.Answer split = chunk.split();
    go.countDown();

    assertThat(places(split)).containsExactly(0);
    assertThat(split.notBegun()).containsExactly(2, 4);
    assertThat(places(running.get())).containsExactly(1);
  }

  @Test
  void whatIsLeftOutIsNotBegunAndWhatRunsGoesOn() throws Exception {
    RunningChunk chunk = chunk(Set.of(), new Waits(), new Gives(2), new Gives(3));
    CompletableFuture<Wire.Answer> running = run(chunk);
    begun.await();

    chunk.cancel(0, false);
    chunk.cancel(1, false);
    go.countDown();

    assertThat(places(running.get())).containsExactly(0, 2);
    assertThat(result(running.get(), 0)).isEqualTo(false);
  }

  @Test
  void anInterruptIsForTheTaskThatItIsMeantFor() throws Exception {
    RunningChunk chunk = chunk(Set.of(), new Waits(), new AmInterrupted(), new AmInterrupted());
    CompletableFuture<Wire.Answer> running = run(chunk);
    begun.await();

    chunk.cancel(2, true);
    chunk.cancel(0, true);

    assertThat(places(running.get())).containsExactly(0, 1);
    assertThat(result(running.get(), 0)).isEqualTo(true);
    assertThat(result(running.get(), 1)).isEqualTo(false);
  }

  private static @Nullable Object result(Wire.Answer answer, int place) throws Exception {
    ClassLoader own = RunningChunkTests.class.getClassLoader();
    return Encoding.read(
        new ByteArrayInputStream(answer.outcomes().get(place).content()),
        Admission.of(Limits.DEFAULT, own));
  }
}
