package speedup.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import speedup.process.SerializableCallable;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;

/**
 * One question to all members, beside their tasks.
 *
 * @param <R> the type of an answer
 */
final class Inquiry<R> {

  /** Of each member; one that is silent has not answered by then. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Admission ANSWERS =
      Admission.of(Limits.DEFAULT, Inquiry.class.getClassLoader());

  private final byte[] request;

  Inquiry(SerializableCallable<R> question) throws IOException {
    request = Wire.ask(RunningChunk.bytes(question));
  }

  /** The answers of those that answer, and have our Speedup. */
  Map<MemberFacts, R> of(Line line) {
    Map<MemberFacts, CompletableFuture<byte[]>> asked = new LinkedHashMap<>();
    for (MemberFacts member : line.members()) {
      if (member.code().equals(CodeIdentity.ofThisJvm())) {
        asked.put(member, line.control(member.id(), request).toCompletableFuture());
      }
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<MemberFacts, R> answers = new LinkedHashMap<>();
    asked.forEach((member, answer) -> {
      R read = answer(answer, end - System.nanoTime());
      if (read != null) {
        answers.put(member, read);
      }
    });
    return answers;
  }

  private @Nullable R answer(CompletableFuture<byte[]> answer, long nanos) {
    try {
      return read(answer.get(nanos, TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException | IOException | ClassNotFoundException e) {
      // It does not say.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @SuppressWarnings("unchecked") // the member has called what was asked
  private @Nullable R read(byte[] bytes) throws IOException, ClassNotFoundException {
    for (Wire.Outcome outcome : Wire.readAnswer(bytes).outcomes()) {
      if (outcome.kind() == Wire.VALUE) {
        return (R) Encoding.read(new ByteArrayInputStream(outcome.content()), ANSWERS);
      }
    }
    return null;
  }
}
