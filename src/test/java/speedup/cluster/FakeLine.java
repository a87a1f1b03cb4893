package speedup.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Members that answer when a test says so. */
final class FakeLine implements Line {

  private final Map<UUID, MemberFacts> members = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private @Nullable Listener listener;
  private int asked;
  private int added;
  private boolean refuses;

  /** A chunk that a member has. */
  record Request(UUID member, Wire.Work work, CompletableFuture<byte[]> answer) {

    /** Answers that each task has given nothing. */
    void answer(long nanos) {
      List<Wire.Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < work.items().size(); i++) {
        outcomes.add(Wire.Outcome.nothing(i));
      }
      answer(nanos, outcomes);
    }

    /** Answers that no task was begun, as a member does that was told of a cancellation first. */
    void answerNothing() {
      answer(0, List.of());
    }

    private void answer(long nanos, List<Wire.Outcome> outcomes) {
      answer.complete(Wire.answer(new Wire.Answer(Wire.DONE, nanos, outcomes, List.of())));
    }
  }

  /** Adds a member of this Speedup that does at most this many tasks at once; 0 for any number. */
  UUID add(int workers) {
    return add(CodeIdentity.ofThisJvm(), workers);
  }

  UUID add(String code, int workers) {
    UUID id = UUID.randomUUID();
    String address = "10.0.0." + ++added + ":5701";
    MemberFacts facts = new MemberFacts(id, address, code, "0.9", workers, "host", 2, "25", 1);
    members.put(id, facts);
    if (listener != null) {
      listener.joined(facts);
    }
    return id;
  }

  void remove(UUID member) {
    members.remove(member);
    if (listener != null) {
      listener.left(member);
    }
  }

  /** Has every chunk refused from now on, before it is sent. */
  synchronized void refuse() {
    refuses = true;
  }

  /** Those that are not answered. */
  synchronized List<Request> open() {
    return requests.stream().filter(request -> !request.answer().isDone()).toList();
  }

  long openOf(UUID member) {
    return open().stream().filter(request -> request.member().equals(member)).count();
  }

  /** How often a member was asked for something that is no task. */
  synchronized int asked() {
    return asked;
  }

  @Override
  public synchronized CompletionStage<byte[]> work(UUID member, byte[] request) {
    if (refuses) {
      return CompletableFuture.failedFuture(new IllegalArgumentException("too large"));
    }
    try {
      var in = Wire.open(request);
      in.readByte();
      Request made = new Request(member, Wire.readWork(in), new CompletableFuture<>());
      requests.add(made);
      return made.answer();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized CompletionStage<byte[]> control(UUID member, byte[] request) {
    asked++;
    return new CompletableFuture<>();
  }

  @Override
  public List<MemberFacts> members() {
    return List.copyOf(members.values());
  }

  @Override
  public List<MemberFacts> listen(Listener told) {
    listener = told;
    return members();
  }

  @Override
  public void forget(Listener told) {
    listener = null;
  }

  @Override
  public void close() {}
}
