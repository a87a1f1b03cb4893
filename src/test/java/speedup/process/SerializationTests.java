package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import speedup.process.RemoteTasks.Echo;

/** What travels, and what is said of what does not. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class SerializationTests {

  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.builder().workers(1).jvmOptions("-Xmx512m").limits(100, 64 << 20).build();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  record Holder(Object content) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      return 0;
    }
  }

  private void assertRejected(Callable<?> task, String... parts) {
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.submit(task))
        .withCauseInstanceOf(NotSerializableException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void aTaskThatIsNotSerializableIsRejectedByName() {
    Callable<Integer> lambda = () -> 1;

    assertRejected(lambda, "SerializationTests$$Lambda", "is not serializable");
  }

  @Test
  void whatIsNotSerializableInATaskIsRejectedWithItsPath() {
    Object thread = Thread.currentThread();

    assertRejected(new Holder(thread), "java.lang.Thread", "Holder.content");
    assertRejected(new Holder(new Holder(thread)), "Holder.content.content");
    assertRejected(new Holder(List.of(1, thread)), "Holder.content[1]");
    assertRejected(new Holder(new Object[] {thread}), "Holder.content[0]");
    assertRejected(new Holder(Map.of("key", thread)), "Holder.content[key]");
    assertRejected(
        (Callable<Object> & Serializable) () -> thread, "java.lang.Thread", "captured 1");
  }

  @Test
  void aResultThatIsNotSerializableFailsTheTaskWithItsPath() throws Exception {
    Future<Object> future =
        pool.submit((SerializableCallable<Object>) () -> new Holder(new Object()));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(NotSerializableException.class)
        .withMessageContaining("java.lang.Object is not serializable")
        .withMessageContaining("Holder.content");
    assertWorks();
  }

  @Test
  void aLargeResultThatTurnsOutNotSerializableIsTakenBack() throws Exception {
    Future<Object> future =
        pool.submit(
            (SerializableCallable<Object>)
                () -> new ArrayList<>(Arrays.asList(new byte[1 << 20], new Object())));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(NotSerializableException.class)
        .withMessageContaining("ArrayList[1]");
    assertWorks();
  }

  @Test
  void anExceptionKeepsItsTypeMessageCauseAndRemoteStackTrace() {
    Future<Integer> future = pool.submit(new FailDeep());

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("outer")
        .satisfies(e ->
            assertThat(e.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("deeper"))
                .anyMatch(frame -> frame.getClassName().equals(WorkerMain.class.getName())))
        .havingCause()
        .isInstanceOf(IOException.class)
        .withMessage("inner");
  }

  record FailDeep() implements SerializableCallable<Integer> {
    @Override
    public Integer call() {
      return deeper();
    }

    private static int deeper() {
      throw new IllegalStateException("outer", new IOException("inner"));
    }
  }

  static final class Stubborn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "unused"}) // on purpose
    private final Object content = new Object();

    Stubborn(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Test
  void anExceptionThatCannotTravelHasASubstitute() throws Exception {
    Future<Integer> future =
        pool.submit(
            (SerializableCallable<Integer>)
                () -> {
                  throw new Stubborn("will not go", new IOException("inner"));
                });

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(RemoteTaskException.class)
        .withMessage(Stubborn.class.getName() + ": will not go")
        .satisfies(e ->
            assertThat(((RemoteTaskException) e).className()).isEqualTo(Stubborn.class.getName()))
        .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty())
        .havingCause()
        .isInstanceOf(RemoteTaskException.class)
        .withMessage("java.io.IOException: inner");
    assertWorks();
  }

  @Test
  void anExceptionThatCannotBeReadHereHasASubstitute() {
    Future<Integer> future =
        pool.submit(
            (SerializableCallable<Integer>)
                () -> {
                  throw new Unreadable();
                });

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(RemoteTaskException.class)
        .withMessage(Unreadable.class.getName())
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("unreadable"));
  }

  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void readObject(java.io.ObjectInputStream in) throws IOException {
      throw new IOException("unreadable");
    }
  }

  @Test
  void whatIsTooDeepIsRefused() throws Exception {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> pool.submit(new Echo<>(chain(200))).get())
        .withMessageContaining("deeper than the limit of 100");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> pool.submit((SerializableCallable<Object>) () -> chain(200)).get())
        .withMessageContaining("deeper than the limit of 100");
    assertWorks();
  }

  private static Serializable chain(int length) {
    ArrayList<Object> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chain = new ArrayList<>(List.of(chain));
    }
    return chain;
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.submit(new Echo<>(new byte[65 << 20])))
        .withMessageContaining("larger than the limit of 67108864 bytes");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () -> pool.submit((SerializableCallable<Object>) () -> new byte[65 << 20]).get())
        .withMessageContaining("the limit is 67108864");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> pool.submit((SerializableCallable<Object>) () -> new long[9 << 20]).get())
        .withMessageContaining("limit of 67108864 bytes");
    assertWorks();
  }

  @Test
  void whatTheFilterOfAWorkersJvmRejectsIsRefusedThere() throws Exception {
    try (ProcessPool filtered =
        ProcessPool.builder()
            .workers(1)
            .jvmOptions("-Djdk.serialFilter=!" + Holder.class.getName() + ";!java.lang.Long")
            .build()) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> filtered.submit(new Holder(1)).get())
          .withMessageContaining("jdk.serialFilter rejects class " + Holder.class.getName());
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> filtered.submit(new Echo<>(1L)).get())
          .withMessageContaining("jdk.serialFilter rejects class java.lang.Long");
      assertThat(filtered.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  /** What the pool itself and its workers say to each other is no object of the user's. */
  @Test
  void aFilterThatAdmitsTheUsersClassesAloneLetsThePoolWork() throws Exception {
    try (ProcessPool filtered =
        ProcessPool.builder().workers(1).jvmOptions("-Djdk.serialFilter=!java.lang.Long").build()) {
      int echoed =
          filtered
              .submit(() -> {
                try (ProcessPool inner = ProcessPool.builder().workers(1).build()) {
                  return inner.submit((Callable<Integer>) new Echo<>(7)).get();
                }
              })
              .get();

      assertThat(echoed).isEqualTo(7);
    }
  }

  @Test
  void theLimitOfBytesHoldsForStringsToo() throws Exception {
    try (ProcessPool small = ProcessPool.builder().workers(1).limits(100, 10_000).build()) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> small.submit(() -> "x".repeat(20_000)).get())
          .withMessageContaining("larger than the limit of 10000 bytes");
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> small.submit(() -> "x".repeat(200_000)).get())
          .withMessageContaining("larger than the limit of 10000 bytes");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> small.submit(new Echo<>("x".repeat(20_000))))
          .withMessageContaining("larger than the limit of 10000 bytes");
      assertThat(small.submit(new Echo<>("short")).get()).isEqualTo("short");
    }
  }

  @Test
  void manyLargeTasksAndResultsPassAtOnce() throws Exception {
    try (ProcessPool large = ProcessPool.builder().workers(3).build()) {
      List<Future<byte[]>> futures = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        byte[] task = new byte[20 << 20];
        Arrays.fill(task, (byte) i);
        futures.add(large.submit((Callable<byte[]>) new Echo<>(task)));
      }
      for (int i = 0; i < 9; i++) {
        byte[] result = futures.get(i).get();
        assertThat(result).hasSize(20 << 20);
        assertThat(result[0]).isEqualTo((byte) i);
        assertThat(result[result.length - 1]).isEqualTo((byte) i);
      }
    }
  }

  @Test
  @Timeout(300) // three gigabytes of new memory, which a busy machine gives slowly
  void aResultOfAGigabytePasses() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Runtime.getRuntime().maxMemory() > 3L << 30, "needs a heap of 3 GB");
    try (ProcessPool large =
        ProcessPool.builder().workers(1).jvmOptions("-Xmx1300m", "-Xmn64m").build()) {
      byte[] result = large.submit((SerializableCallable<byte[]>) () -> new byte[1 << 30]).get();

      assertThat(result.length).isEqualTo(1 << 30);
    }
  }

  private void assertWorks() throws Exception {
    assertThat(pool.submit(new Echo<>("still")).get()).isEqualTo("still");
  }
}
