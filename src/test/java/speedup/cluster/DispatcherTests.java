package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import speedup.process.Signal;

/** Which member gets which tasks. */
@Timeout(60)
final class DispatcherTests {

  private final FakeLine line = new FakeLine();
  private final List<ClusterPool> pools = new ArrayList<>();

  record Nothing() implements Runnable, Serializable {
    @Override
    public void run() {}
  }

  private ClusterPool pool(int workers) throws ClusterException {
    ClusterPool pool = new ClusterPool(line, workers, () -> {});
    pools.add(pool);
    return pool;
  }

  @AfterEach
  void abandon() {
    pools.forEach(ClusterPool::abandon);
  }

  private static List<Future<?>> submit(ClusterPool pool, int count) {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(pool.submit(new Nothing()));
    }
    return futures;
  }

  private void awaitOpen(int count) {
    Signal.await(() -> line.open().size() == count, () -> "in progress: " + line.open().size());
  }

  @Test
  void noMemberHasMoreThanOneTaskMoreThanAnother() throws Exception {
    List<UUID> members = List.of(line.add(0), line.add(0), line.add(0));
    submit(pool(8), 20);

    assertThat(members.stream().map(line::openOf)).containsExactlyInAnyOrder(3L, 3L, 2L);
  }

  @Test
  void aFastMemberGetsMore() throws Exception {
    UUID fast = line.add(0);
    UUID slow = line.add(0);
    ClusterPool pool = pool(2);
    submit(pool, 10);

    for (int i = 0; i < 5; i++) {
      FakeLine.Request request =
          line.open().stream().filter(one -> one.member().equals(fast)).findFirst().orElseThrow();
      request.answer(TimeUnit.SECONDS.toNanos(1));
      awaitOpen(2);
    }

    assertThat(TestCluster.done(pool)).containsEntry("10.0.0.1:5701", 5L);
    assertThat(line.openOf(slow)).isEqualTo(1);
  }

  @Test
  void aMemberGetsNoMoreThanItTakes() throws Exception {
    UUID small = line.add(1);
    UUID large = line.add(0);
    submit(pool(5), 20);

    assertThat(line.openOf(small)).isEqualTo(1);
    assertThat(line.openOf(large)).isEqualTo(4);
  }

  @Test
  void aMemberHasItsNextTaskBeforeItsAnswerIsTold() throws Exception {
    line.add(0);
    CountDownLatch told = new CountDownLatch(1);
    BlockingQueue<Future<Object>> busy =
        new LinkedBlockingQueue<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public boolean add(Future<Object> done) {
            Signal.await(() -> told.getCount() == 0, "the next one is sent");
            return super.add(done);
          }
        };
    CompletionService<Object> completion = new ExecutorCompletionService<>(pool(1), busy);
    Future<Object> first = completion.submit(new Nothing(), null);
    Future<Object> second = completion.submit(new Nothing(), null);

    line.open().getFirst().answer(TimeUnit.SECONDS.toNanos(1));

    // At once: in the thread that has brought the answer.
    assertThat(line.open()).hasSize(1);
    line.open().getFirst().answer(TimeUnit.SECONDS.toNanos(1));
    assertThat(busy).isEmpty();
    told.countDown();
    assertThat(List.of(busy.take(), busy.take())).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void howeverManyAreRefusedEachFails() throws Exception {
    line.add(0);
    List<Future<?>> futures = submit(pool(1), 20_000);
    line.refuse();

    line.open().getFirst().answer(TimeUnit.SECONDS.toNanos(1));

    futures.removeFirst().get();
    for (Future<?> future : futures) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(future::get)
          .withMessageContaining("the member refuses");
    }
  }

  @Test
  void whatIsAnsweredIsNotLeftAlthoughItsFutureIsNotDone() throws Exception {
    line.add(0);
    List<ClusterTask<?>> tasks = new ArrayList<>();
    for (Future<?> future : submit(pool(1), 3)) {
      tasks.add((ClusterTask<?>) future);
    }
    Chunk chunk = new Chunk(1, new Station(line.members().getFirst()), tasks);

    chunk.answered(List.of(Wire.Outcome.nothing(1)));

    assertThat(chunk.left()).containsExactly(tasks.getFirst(), tasks.getLast());
  }

  @Test
  void tinyTasksGoTogetherOnceTheyAreKnown() throws Exception {
    line.add(0);
    ClusterPool pool = pool(1);
    List<Future<?>> futures = submit(pool, 1_001);
    assertThat(line.open().getFirst().work().items()).hasSize(1);

    line.open().getFirst().answer(1_000);
    Signal.await(() -> futures.getFirst().isDone(), "the first is answered");
    awaitOpen(1);

    assertThat(line.open().getFirst().work().items()).hasSize(250);
  }

  @Test
  void longTasksGoOneByOne() throws Exception {
    line.add(0);
    ClusterPool pool = pool(1);
    List<Future<?>> futures = submit(pool, 100);

    line.open().getFirst().answer(TimeUnit.MILLISECONDS.toNanos(1));
    Signal.await(() -> futures.getFirst().isDone(), "the first is answered");
    awaitOpen(1);

    assertThat(line.open().getFirst().work().items()).hasSize(1);
  }

  @Test
  void whatALostMemberAnswersLateCountsNoMore() throws Exception {
    UUID lost = line.add(0);
    UUID other = line.add(0);
    ClusterPool pool = pool(2);
    submit(pool, 2);
    FakeLine.Request late =
        line.open().stream().filter(one -> one.member().equals(lost)).findFirst().orElseThrow();

    line.remove(lost);
    Signal.await(() -> line.openOf(other) == 2, "the other one has both");
    line.open().stream().filter(one -> one.member().equals(other)).forEach(one -> one.answer(1));
    Signal.await(() -> pool.awaitQuiescence(0, TimeUnit.SECONDS), "all is done");
    late.answer(1);

    assertThat(TestCluster.done(pool)).containsEntry("10.0.0.2:5701", 2L);
    assertThat(TestCluster.done(pool)).containsEntry("10.0.0.1:5701", 0L);
  }

  @Test
  void aLateAnswerSendsNothingAgain() throws Exception {
    UUID lost = line.add(0);
    UUID other = line.add(0);
    ClusterPool pool = pool(2);
    List<Future<?>> tasks = submit(pool, 2);
    FakeLine.Request late =
        line.open().stream().filter(one -> one.member().equals(lost)).findFirst().orElseThrow();
    line.remove(lost);
    Signal.await(() -> line.openOf(other) == 2, "the other one has both");

    late.answerNothing();
    submit(pool, 1);
    Signal.await(
        () -> {
          line.open().forEach(one -> one.answer(1));
          return pool.awaitQuiescence(0, TimeUnit.SECONDS);
        },
        "all is done");

    assertThat(tasks).allMatch(Future::isDone);
    assertThat(TestCluster.done(pool)).containsEntry("10.0.0.2:5701", 3L);
  }

  @Test
  void aTaskThatTakesThreeMembersAlongIsGivenToNoOther() throws Exception {
    List<UUID> members = List.of(line.add(0), line.add(0), line.add(0), line.add(0));
    Future<?> task = submit(pool(1), 1).getFirst();

    for (int i = 0; i < 3; i++) {
      awaitOpen(i + 1);
      line.remove(line.open().getLast().member());
    }

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .withCauseInstanceOf(ClusterException.class)
        .withMessageContaining("3 members were lost while they had this task (10.0.0.");
    assertThat(line.open()).hasSize(3);
    assertThat(members).hasSize(4);
  }

  record Named(String name) implements Runnable, Serializable {
    @Override
    public void run() {}

    @Override
    public String toString() {
      return name;
    }
  }

  /** Else both would have had all three. */
  @Test
  void aTaskThatHasHadTwoIsNotRunBesideAnother() throws Exception {
    UUID first = line.add(0);
    ClusterPool pool = pool(2);
    Future<?> guilty = pool.submit(new Named("guilty"));
    Future<?> innocent = pool.submit(new Named("innocent"));
    UUID second = line.add(0);
    line.remove(first);
    assertThat(line.openOf(second)).isEqualTo(2);
    UUID third = line.add(0);
    line.remove(second);
    assertThat(line.openOf(third)).isEqualTo(1);

    UUID fourth = line.add(0);
    line.remove(third);
    line.open().stream().filter(one -> one.member().equals(fourth)).forEach(one -> one.answer(1));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(guilty::get)
        .withMessageEndingWith(
            "3 members were lost while they had this task"
                + " (10.0.0.1:5701, 10.0.0.2:5701, 10.0.0.3:5701): it is not given to another");
    assertThat(innocent.get()).isNull();
  }

  @Test
  void whatWasSentTogetherToALostMemberIsSentOneByOne() throws Exception {
    UUID first = line.add(0);
    ClusterPool pool = pool(1);
    List<Future<?>> futures = submit(pool, 1_001);
    line.open().getFirst().answer(1_000);
    Signal.await(() -> futures.getFirst().isDone(), "the first is answered");
    awaitOpen(1);
    assertThat(line.open().getFirst().work().items()).hasSize(250);

    UUID second = line.add(0);
    line.remove(first);

    assertThat(line.open().getLast().member()).isEqualTo(second);
    assertThat(line.open().getLast().work().items()).hasSize(1);
  }

  @Test
  void whenTheLastMemberIsLostThoseThatHadMostAreHeardOfFirstAndOthersAreNotBlamed()
      throws Exception {
    UUID first = line.add(0);
    ClusterPool pool = pool(2);
    CompletionService<Void> service = new ExecutorCompletionService<>(pool);
    Future<Void> waiting;
    Future<Void> late;
    Future<Void> guilty = service.submit(new Named("guilty"), null);
    line.add(0);
    line.remove(first);
    late = service.submit(new Named("late"), null);
    waiting = service.submit(new Named("waiting"), null);

    line.remove(line.open().getLast().member());

    assertThat(service.take()).isSameAs(guilty);
    assertThat(service.take()).isSameAs(late);
    assertThat(service.take()).isSameAs(waiting);
    assertThat(told(guilty))
        .isEqualTo(
            "it was on 10.0.0.1:5701, 10.0.0.2:5701 when they were lost, and no member is left;"
                + " so were: late (on 10.0.0.2:5701)");
    assertThat(told(late))
        .isEqualTo(
            "it was on 10.0.0.2:5701 when that was lost, and no member is left; so were: guilty"
                + " (on 10.0.0.1:5701, 10.0.0.2:5701)");
    assertThat(told(waiting))
        .isEqualTo(
            "the cluster's last member was lost; there were 10.0.0.1:5701, 10.0.0.2:5701; this task"
                + " had not begun, and these had: guilty (on 10.0.0.1:5701, 10.0.0.2:5701), late"
                + " (on 10.0.0.2:5701)");
  }

  private static String told(Future<?> future) {
    return String.valueOf(future.exceptionNow().getMessage());
  }

  @Test
  void aTaskThatWasStoppedBeforeItsMemberHadItIsNotSentAgain() throws Exception {
    line.add(0);
    ClusterPool pool = pool(1);
    Future<?> task = submit(pool, 1).getFirst();

    assertThat(pool.shutdownNow()).isEmpty();
    line.open().getFirst().answerNothing();

    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(line.open()).isEmpty();
  }

  @Test
  void aStoppedTaskWhoseMemberIsLostIsNotSentToAnother() throws Exception {
    List<UUID> members = List.of(line.add(0), line.add(0));
    ClusterPool pool = pool(1);
    Future<?> task = submit(pool, 1).getFirst();

    pool.shutdownNow();
    line.remove(line.open().getFirst().member());

    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(task::get);
    assertThat(members.stream().mapToLong(line::openOf).sum()).isEqualTo(1);
  }

  @Test
  void aMemberOfAnotherSpeedupIsRefusedByName() {
    line.add("0123456789ab", 0);

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> pool(1))
        .withMessageContaining("10.0.0.1:5701")
        .withMessageContaining("(0.9; 0123456789ab)")
        .withMessageContaining(CodeIdentity.buildOfThisJvm())
        .withMessageContaining(CodeIdentity.ofThisJvm())
        .withMessageContaining("start both from the same jar");
  }

  @Test
  void aMemberOfAnotherSpeedupThatJoinsGetsNothing() throws Exception {
    line.add(0);
    ClusterPool pool = pool(2);
    UUID other = line.add("0123456789ab", 0);
    submit(pool, 2);

    assertThat(pool.members()).hasSize(1);
    assertThat(line.openOf(other)).isZero();
  }

  @Test
  void moreWorkersThanTheMembersTakeAreRefused() {
    line.add(2);
    line.add(1);

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> pool(4))
        .withMessageContaining("4 workers are asked for, and the members take 3 tasks at once");
  }

  @Test
  void roomForOneTaskIsSaidInTheSingular() {
    line.add(1);

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> pool(2))
        .withMessageContaining("2 workers are asked for, and the members take 1 task at once");
  }
}
