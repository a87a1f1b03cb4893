package speedup.cluster;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** A client's connection to the members of a cluster. */
interface Line extends AutoCloseable {

  /** Is told what happens to members. */
  interface Listener {

    /** Another one can be sent requests. */
    void joined(MemberFacts member);

    /** One has gone, or cannot be reached; those that it was asked for, it will not answer. */
    void left(UUID member);
  }

  /**
   * Sends a chunk of tasks.
   *
   * @return fails with a {@link MemberLostException} if the member does not answer, and with
   *     another exception if it refuses
   */
  CompletionStage<byte[]> work(UUID member, byte[] request);

  /** Sends any other request, which does not wait for tasks; fails as {@link #work} does. */
  CompletionStage<byte[]> control(UUID member, byte[] request);

  /** Those that there are now. */
  List<MemberFacts> members();

  /** Adds a listener, and gives the members that there are at that moment. */
  List<MemberFacts> listen(Listener listener);

  /** Removes a listener. */
  void forget(Listener listener);

  @Override
  void close();
}
