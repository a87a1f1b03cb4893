package speedup.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import speedup.process.SerializableCallable;
import speedup.process.cache.Archive;

/**
 * The run of a member of which its JVM makes a cache: it joins another, does tasks that take no
 * time, one by one, and ends in order.
 */
final class MemberTraining {

  /**
   * Of each kind of task. After 300 a member took as much of a processor for what is on the way as
   * without a cache; after 3,000 it was 12 ms less of 40 in a batch of 20 tasks.
   */
  private static final int ROUNDS = 3_000;

  /** Making the cache takes 4 to 8 s. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private MemberTraining() {}

  /** A task, and its result. */
  private record Whole(long value) implements SerializableCallable<Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public Long call() {
      return value;
    }
  }

  /** Another: what members are to do is of more than one class. */
  private record Text(String value, Whole number) implements SerializableCallable<Text> {

    private static final long serialVersionUID = 1L;

    @Override
    public Text call() {
      return this;
    }
  }

  /**
   * Makes the cache.
   *
   * @throws IOException if there is none
   */
  static void run(Path archive) throws IOException {
    ClusterAccess access = ClusterAccess.ofItsOwn();
    try (MemberProcess first = begin(access, List.of(), List.of())) {
      List<String> options = List.of(Archive.toMake(archive, true));
      try (MemberProcess trained = begin(access, List.of(first.address()), options)) {
        train(access, List.of(first.address(), trained.address()));
        trained.close(LONGEST);
      } finally {
        first.kill();
      }
    } catch (ClusterException | ExecutionException e) {
      throw new IOException("the member was not trained: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a member was trained");
    }
    if (!Files.isRegularFile(archive) || Files.size(archive) == 0) {
      throw new IOException("the JVM has made no cache");
    }
  }

  private static MemberProcess begin(
      ClusterAccess access, List<String> join, List<String> jvmOptions) throws IOException {
    return MemberProcess.beginSilently(MemberSettings.ofItsOwn(access, join), jvmOptions);
  }

  private static void train(ClusterAccess access, List<String> addresses)
      throws ClusterException, ExecutionException, InterruptedException {
    try (ClusterPool pool = ClusterPool.connect(access, addresses, addresses.size())) {
      for (int i = 0; i < ROUNDS; i++) {
        Whole number = new Whole(i);
        List<Future<?>> both =
            i % 2 == 0
                ? List.of(pool.submit(number), pool.submit(new Text("text", number)))
                : List.of(pool.submit(new Text("text", number)), pool.submit(number));
        for (Future<?> one : both) {
          Object unused = one.get();
        }
      }
    }
  }
}
