package speedup.cluster;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with the members: says what the dispatcher wants of them, and hands back what they answer.
 * Answers come on threads of their own, but for those to tasks; nobody's lock is held meanwhile.
 */
final class Courier {

  /** Is told what members answer. */
  interface Listener {

    /**
     * A member has ended a chunk. Told in the thread that reads from the network, and that must not
     * be kept waiting: on a busy machine it takes a part of a millisecond until another runs, in
     * which the member would have nothing to do.
     */
    void answered(Chunk chunk, Wire.Answer answer);

    /** A member has taken out of a chunk what it had not begun. */
    void split(Chunk chunk, Wire.Answer answer);

    /** A member has now the code that a chunk needs, which it did not begin for want of it. */
    void ready(Chunk chunk);

    /**
     * A chunk has no answer.
     *
     * @param thrown a {@link MemberLostException} if the member does not answer
     */
    void failed(Chunk chunk, @Nullable Throwable thrown);

    /** A member was asked whether it lives. */
    void asked(Station station, boolean answers);
  }

  private final Line line;
  private final CodeBundle code;
  private final Executor answers;
  private final Listener listener;

  /**
   * Creates a courier.
   *
   * @param code what members are handed that do not have it
   * @param answers calls the listener
   */
  Courier(Line line, CodeBundle code, Executor answers, Listener listener) {
    this.line = line;
    this.code = code;
    this.answers = answers;
    this.listener = listener;
  }

  /** Sends a chunk to its member. */
  void send(Chunk chunk) {
    byte[] request =
        Wire.work(
            new Wire.Work(
                chunk.id, code.digest(), chunk.tasks.stream().map(ClusterTask::item).toList()));
    var unused =
        line.work(chunk.station.member.id(), request)
            .whenComplete((answer, thrown) -> answered(chunk, answer, thrown));
  }

  private void answered(Chunk chunk, byte @Nullable [] bytes, @Nullable Throwable thrown) {
    if (bytes == null) {
      failed(chunk, thrown);
      return;
    }
    Wire.Answer answer;
    try {
      answer = Wire.readAnswer(bytes);
    } catch (IOException e) {
      failed(chunk, e);
      return;
    }
    if (answer.status() == Wire.NEEDS_CODE) {
      answers.execute(() -> handOverCode(chunk));
    } else {
      listener.answered(chunk, answer);
    }
  }

  /** On another thread: one that cannot be sent fails at once, and then the next one is sent. */
  private void failed(Chunk chunk, @Nullable Throwable thrown) {
    answers.execute(() -> listener.failed(chunk, thrown));
  }

  private void handOverCode(Chunk chunk) {
    byte[] request =
        Wire.bytes(out -> {
          out.write(Wire.CODE);
          Wire.write(code.content(), out);
        });
    var unused =
        line.control(chunk.station.member.id(), request)
            .whenCompleteAsync(
                (answer, thrown) -> {
                  if (answer == null) {
                    listener.failed(chunk, thrown);
                  } else {
                    listener.ready(chunk);
                  }
                },
                answers);
  }

  /** Has a member give up of a chunk what it has not begun, and say what is done. */
  void split(Chunk chunk) {
    var unused =
        line.control(chunk.station.member.id(), Wire.about(Wire.SPLIT, chunk.id, 0))
            .whenCompleteAsync(
                (bytes, thrown) -> {
                  if (bytes != null) {
                    isSplit(chunk, bytes);
                  }
                },
                answers);
  }

  private void isSplit(Chunk chunk, byte[] bytes) {
    Wire.Answer answer;
    try {
      answer = Wire.readAnswer(bytes);
    } catch (IOException e) {
      // What it has given up comes back when the chunk ends.
      return;
    }
    listener.split(chunk, answer);
  }

  /** Has a member not begin a task, and interrupt it if it has begun and that is wanted. */
  void cancel(Chunk chunk, ClusterTask<?> task, boolean interrupt) {
    byte verb = interrupt ? Wire.CANCEL : Wire.LEAVE_OUT;
    var unused =
        line.control(chunk.station.member.id(), Wire.about(verb, chunk.id, chunk.indexOf(task)));
  }

  /** Asks a member whether it lives. */
  void ask(Station station) {
    var unused =
        line.control(station.member.id(), new byte[] {Wire.PING})
            .whenCompleteAsync(
                (answer, thrown) -> listener.asked(station, answer != null), answers);
  }
}
