package speedup.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Members that a test starts, and does harm to. */
final class TestCluster implements AutoCloseable {

  /** They live for seconds: what they load is not worth compiling well. */
  static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-Dhazelcast.max.no.heartbeat.seconds=3");

  /** For how long one of them may say nothing. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final ClusterAccess access;
  private final List<MemberProcess> members = new ArrayList<>();

  TestCluster(ClusterAccess access) {
    this.access = access;
  }

  /** Of this many members, which only this test reaches. */
  static TestCluster of(int count) throws IOException {
    TestCluster cluster = new TestCluster(ClusterAccess.ofItsOwn());
    for (int i = 0; i < count; i++) {
      cluster.start();
    }
    return cluster;
  }

  /** Of members as the command starts them: they leave in order. */
  static TestCluster joined(int count) throws IOException {
    TestCluster cluster = new TestCluster(ClusterAccess.ofItsOwn());
    for (int i = 0; i < count; i++) {
      cluster.start(
          new MemberSettings(
              cluster.access, MemberSettings.LOOPBACK, 0, cluster.addresses(), 0, false, false));
    }
    return cluster;
  }

  /** Starts one more. */
  MemberProcess start() throws IOException {
    return start(MemberSettings.ofItsOwn(access, addresses()));
  }

  private MemberProcess start(MemberSettings settings) throws IOException {
    MemberProcess member = MemberProcess.start(settings, QUICK_START, line -> {});
    members.add(member);
    return member;
  }

  void add(MemberProcess member) {
    members.add(member);
  }

  MemberProcess member(int index) {
    return members.get(index);
  }

  List<String> addresses() throws IOException {
    List<String> addresses = new ArrayList<>();
    for (MemberProcess member : members) {
      addresses.add(member.address());
    }
    return addresses;
  }

  ClusterPool pool(int workers) throws IOException, ClusterException {
    return ClusterPool.connect(access, addresses(), workers, SILENCE);
  }

  /** How many tasks each member has done, by its address. */
  static Map<String, Long> done(ClusterPool pool) {
    return pool.tasksDone().entrySet().stream()
        .collect(Collectors.toMap(done -> done.getKey().address(), Map.Entry::getValue, Long::sum));
  }

  @Override
  public void close() {
    members.forEach(MemberProcess::kill);
    members.forEach(MemberProcess::close);
  }
}
