package speedup.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Members on this machine that the JVM that starts them has for itself. */
final class OwnMembers implements AutoCloseable {

  private final ClusterAccess access;
  private final List<MemberProcess> members = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  private OwnMembers(ClusterAccess access) {
    this.access = access;
  }

  /** Starts them, with the cache that has been prepared. */
  static OwnMembers start(int count, List<String> jvmOptions) throws ClusterException {
    return start(count, jvmOptions, MemberCache.find());
  }

  /**
   * Starts them, the first before the others, which join it.
   *
   * @param cache what they start with; dropped if they do not, and then they start without
   */
  static OwnMembers start(int count, List<String> jvmOptions, MemberCache cache)
      throws ClusterException {
    if (count < 1) {
      throw new IllegalArgumentException("members must be at least 1, not " + count);
    }
    if (!cache.isEmpty()) {
      List<String> withCache = new ArrayList<>(cache.options());
      withCache.addAll(jvmOptions); // they win
      try {
        return startWith(count, withCache);
      } catch (ClusterException e) {
        cache.drop();
      }
    }
    return startWith(count, jvmOptions);
  }

  private static OwnMembers startWith(int count, List<String> jvmOptions) throws ClusterException {
    OwnMembers own = new OwnMembers(ClusterAccess.ofItsOwn());
    try {
      own.begin(List.of(), jvmOptions);
      own.awaitAll();
      for (int i = 1; i < count; i++) {
        own.begin(own.addresses, jvmOptions);
      }
      own.awaitAll();
      return own;
    } catch (IOException e) {
      own.close();
      throw new ClusterException("no members on this machine: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void begin(List<String> join, List<String> jvmOptions) throws IOException {
    members.add(MemberProcess.begin(MemberSettings.ofItsOwn(access, join), jvmOptions, line -> {}));
  }

  private void awaitAll() throws IOException {
    for (MemberProcess member : members.subList(addresses.size(), members.size())) {
      addresses.add(member.address());
    }
  }

  ClusterAccess access() {
    return access;
  }

  List<String> addresses() {
    return List.copyOf(addresses);
  }

  List<MemberProcess> members() {
    return List.copyOf(members);
  }

  @Override
  public void close() {
    members.forEach(MemberProcess::kill);
    members.forEach(MemberProcess::close);
  }
}
