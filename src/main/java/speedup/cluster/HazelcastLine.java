package speedup.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A Hazelcast client. Its listeners are called without a lock held: they have locks of their own.
 * Who begins to listen may hear of a member twice.
 */
final class HazelcastLine implements Line {

  private final HazelcastInstance client;
  private final IExecutorService work;
  private final IExecutorService control;
  private final Map<UUID, Member> members = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  private HazelcastLine(HazelcastInstance client) {
    this.client = client;
    work = client.getExecutorService(Engine.WORK);
    control = client.getExecutorService(Engine.CONTROL);
    client.getCluster().addMembershipListener(new Members());
  }

  /**
   * Connects.
   *
   * @param silence for how long a member may say nothing before it is taken for lost
   * @throws ClusterException with one clear line, if there is no such cluster or it turns us away
   */
  static HazelcastLine connect(ClusterAccess access, List<String> addresses, Duration silence)
      throws ClusterException {
    Engine.silence();
    try {
      return new HazelcastLine(
          HazelcastClient.newHazelcastClient(Engine.client(access, addresses, silence)));
    } catch (IllegalStateException e) {
      throw new ClusterException(
          "%s does not answer at %s: is a member running there, with the same --cluster-name and"
                  .formatted(access, String.join(", ", addresses))
              + " --secret-file?",
          e);
    }
  }

  @Override
  public CompletionStage<byte[]> work(UUID member, byte[] request) {
    return send(work, member, request);
  }

  @Override
  public CompletionStage<byte[]> control(UUID member, byte[] request) {
    return send(control, member, request);
  }

  private CompletionStage<byte[]> send(IExecutorService executor, UUID id, byte[] request) {
    Member member = members.get(id);
    if (member == null) {
      return CompletableFuture.failedStage(new MemberLostException("it has left: " + id));
    }
    try {
      Future<byte[]> answer = executor.submitToMember(new Errand(request), member);
      if (answer instanceof CompletionStage<?> stage) {
        CompletableFuture<byte[]> told = new CompletableFuture<>();
        var unused =
            stage.whenCompleteAsync((bytes, thrown) -> tell(told, bytes, thrown), Runnable::run);
        return told;
      }
      throw new IllegalStateException("Hazelcast gives another kind of future than it did");
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(isOfTheMember(e) ? new MemberLostException(e) : e);
    }
  }

  private static void tell(
      CompletableFuture<byte[]> told, @Nullable Object bytes, @Nullable Throwable thrown) {
    if (thrown == null) {
      told.complete((byte[]) bytes);
    } else {
      told.completeExceptionally(isOfTheMember(thrown) ? new MemberLostException(thrown) : thrown);
    }
  }

  /** Whether Hazelcast has lost the member, and not our request or the member's answer failed. */
  private static boolean isOfTheMember(Throwable thrown) {
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      if (one instanceof HazelcastSerializationException) {
        return false;
      }
      if (one.getClass().getName().startsWith("com.hazelcast.")) {
        return true;
      }
    }
    return thrown instanceof CancellationException;
  }

  @Override
  public List<MemberFacts> members() {
    return members.values().stream().map(MemberMain::facts).toList();
  }

  @Override
  public List<MemberFacts> listen(Listener listener) {
    listeners.add(listener);
    return members();
  }

  @Override
  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  private void added(Member member) {
    if (members.put(member.getUuid(), member) == null) {
      listeners.forEach(listener -> listener.joined(MemberMain.facts(member)));
    }
  }

  private void removed(Member member) {
    if (members.remove(member.getUuid()) != null) {
      listeners.forEach(listener -> listener.left(member.getUuid()));
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private final class Members implements InitialMembershipListener {

    @Override
    public void init(InitialMembershipEvent event) {
      event.getMembers().forEach(HazelcastLine.this::added);
    }

    @Override
    public void memberAdded(MembershipEvent event) {
      added(event.getMember());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      removed(event.getMember());
    }
  }
}
