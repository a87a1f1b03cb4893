package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import speedup.process.RemoteTasks.Echo;

/** Whatever is thrown on either side, at any step, ends exactly one future. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailureTests {

  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.builder().workers(1).build();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  static Throwable causeOf(Future<?> future) throws Exception {
    try {
      Object result = future.get(60, TimeUnit.SECONDS);
      throw new AssertionError("it did not fail but gave " + result);
    } catch (ExecutionException e) {
      return java.util.Objects.requireNonNull(e.getCause());
    }
  }

  static WorkerDiedException deathOf(Future<?> future) throws Exception {
    Throwable cause = causeOf(future);
    assertThat(cause).isInstanceOf(WorkerDiedException.class);
    return (WorkerDiedException) cause;
  }

  /** Exceptions with something in them that fails, and where. */
  enum Nasty {
    ERROR_WHEN_READ(ErrorWhenRead::new),
    NULL_WHEN_READ(NullWhenRead::new),
    TEXT_WHEN_READ(TextWhenRead::new),
    ERROR_WHEN_WRITTEN(ErrorWhenWritten::new),
    OVERFLOW_WHEN_WRITTEN(OverflowWhenWritten::new),
    NO_CAUSE(NoCause::new),
    NO_MESSAGE(NoMessage::new),
    SILENT(Silent::new),
    NO_WORDS(NoWords::new),
    NO_TRACE(NoTrace::new),
    TOO_MANY_CAUSES(() -> chain(5_000));

    @SuppressWarnings("ImmutableEnumChecker") // a constructor
    private final Supplier<RuntimeException> thrown;

    Nasty(Supplier<RuntimeException> thrown) {
      this.thrown = thrown;
    }
  }

  record Throw(Nasty nasty) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      throw nasty.thrown.get();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionThatFailsToTravelFailsItsTaskAlone(Nasty nasty) throws Exception {
    // Who reads the answer, the thread that waits or the worker's own, is a race: hence many; a
    // stack that overflows takes thousands of times as long as the others.
    int times = nasty == Nasty.TOO_MANY_CAUSES ? 4 : 20;
    for (int i = 0; i < times; i++) {
      Throwable cause = causeOf(pool.submit(new Throw(nasty)));

      assertThat(cause).isInstanceOf(RemoteTaskException.class);
      assertThat(cause.getSuppressed()).as("what was lost").isNotEmpty();
      assertThat(pool.submit(new Echo<>(1)).get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }
    assertThat(pool.statistics().workersStarted()).isEqualTo(1);
  }

  /** The limits are of the objects that travel, and not of what is told of one that cannot. */
  @ParameterizedTest
  @CsvSource({"2, 1048576", "1000, 3000"})
  void whatIsToldOfAnExceptionArrivesWhateverTheLimits(int depth, long bytes) throws Exception {
    String reason = "the reason ".repeat(400);
    try (ProcessPool narrow = ProcessPool.builder().workers(1).limits(depth, bytes).build()) {
      Throwable cause =
          causeOf(
              narrow.submit(() -> {
                throw new IllegalStateException("the reason ".repeat(400));
              }));

      assertThat(cause)
          .isInstanceOf(RemoteTaskException.class)
          .hasMessageContaining(IllegalStateException.class.getName())
          .hasMessageContaining(reason);
      assertThat(cause.getSuppressed()).as("why it is not itself").hasSize(1);
      assertThat(cause.getStackTrace()).as("where it was thrown").isNotEmpty();
      assertThat(narrow.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void anErrorWhileATaskIsWrittenRefusesIt() throws Exception {
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.submit(new Echo<>(new ErrorWhenWritten())))
        .withMessageContaining("cannot travel: its own serialization threw")
        .havingRootCause()
        .isInstanceOf(AssertionError.class);
    assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
  }

  @Test
  void anExceptionWithHundredsOfCausesArrivesAsItself() throws Exception {
    Throwable cause =
        causeOf(
            pool.submit(() -> {
              throw chain(400);
            }));

    int causes = 0;
    for (Throwable next = cause; next != null; next = next.getCause()) {
      assertThat(next).isInstanceOf(IllegalStateException.class);
      causes++;
    }
    assertThat(causes).isEqualTo(400);
  }

  @Test
  void anErrorWhileAResultIsReadFailsItsTask() throws Exception {
    assertThat(causeOf(pool.submit(() -> new ErrorWhenRead()))).isInstanceOf(AssertionError.class);
    assertThat(causeOf(pool.submit(() -> new OverflowWhenRead())))
        .isInstanceOf(StackOverflowError.class);
    assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
  }

  @Test
  void anErrorWhileATaskIsReadFailsIt() throws Exception {
    assertThat(causeOf(pool.submit(new ReadWithError()))).isInstanceOf(AssertionError.class);
    assertThat(causeOf(pool.submit(new ReadAsNothing()))).hasMessageContaining("nothing");
    assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
  }

  @Test
  void aHandlerOfUncaughtExceptionsThatThrowsHarmsNoTask() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    List<Throwable> seen = new ArrayList<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
      seen.add(thrown);
      throw new IllegalStateException("the handler fails");
    });
    try (ProcessPool own = ProcessPool.builder().workers(1).build()) {
      own.execute(
          (Runnable & Serializable)
              () -> {
                throw new IllegalArgumentException("nobody asks");
              });
      assertThat(own.submit(() -> 42).get()).isEqualTo(42);
      assertThat(own.statistics().workersStarted()).isEqualTo(1);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(seen).singleElement().isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerToAnotherTaskIsNoAnswer() throws Exception {
    try (ProcessPool own = ProcessPool.builder().workers(1).transport(Transport.STANDARD).build()) {
      WorkerDiedException death =
          deathOf(
              own.submit(() -> {
                try (java.io.FileOutputStream out =
                    new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                  new MessageWriter(out).send(MessageType.DONE, 17);
                  new java.util.concurrent.CountDownLatch(1).await();
                }
                return 0;
              }));

      assertThat(death).hasMessageContaining("answers task 17 and was asked 1");
      assertThat(own.submit(() -> 42).get()).isEqualTo(42);
    }
  }

  private static RuntimeException chain(int length) {
    RuntimeException chain = new IllegalStateException("innermost");
    for (int i = 1; i < length; i++) {
      chain = new IllegalStateException("level " + i, chain);
    }
    return chain;
  }

  @SuppressWarnings("InfiniteRecursion") // on purpose
  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  static final class ErrorWhenRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      throw new AssertionError("cannot be read");
    }
  }

  static final class OverflowWhenRead implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      overflow(0);
    }
  }

  static final class NullWhenRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unused", "NullAway"})
    private Object readResolve() {
      return null;
    }
  }

  static final class TextWhenRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused")
    private Object readResolve() {
      return "a text";
    }
  }

  static final class ErrorWhenWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new AssertionError("cannot be written");
    }
  }

  static final class OverflowWhenWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      overflow(0);
    }
  }

  static final class NoCause extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("cannot be written");
    }
  }

  static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("it travels, and has no message");
    }
  }

  /** Whoever wraps it asks for its words. */
  @SuppressWarnings("OverrideThrowableToString") // that is the matter
  static final class NoWords extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new AssertionError("it travels, and has no words");
    }
  }

  static final class NoMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new StackOverflowError("no message");
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("cannot be written");
    }
  }

  static final class NoTrace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new AssertionError("no trace");
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("cannot be written");
    }
  }

  static final class ReadWithError implements Callable<Integer>, Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
      throw new AssertionError("cannot be read");
    }

    @Override
    public Integer call() {
      return 0;
    }
  }

  static final class ReadAsNothing implements Callable<Integer>, Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unused", "NullAway"})
    private Object readResolve() {
      return null;
    }

    @Override
    public Integer call() {
      return 0;
    }
  }

  /** A result that waits for ever while it is read. */
  private static final class Waiting implements Serializable {

    static final CountDownLatch IS_READ = new CountDownLatch(1);

    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException {
      IS_READ.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }

  @Test
  void aResultThatWaitsWhileItIsReadKeepsNoThread() throws Exception {
    ProcessPool pool = ProcessPool.builder().name("waiting").workers(1).output(line -> {}).build();
    Future<Object> future = pool.submit(() -> new Waiting());
    Waiting.IS_READ.await();
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("waiting-"))
            .toList();
    assertThat(threads).isNotEmpty();

    pool.shutdownNow();

    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(future).isDone();
    for (Thread thread : threads) {
      thread.join(Duration.ofMinutes(1));
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }
}
