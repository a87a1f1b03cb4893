package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.SerializableCallable;
import speedup.process.Signal;

/** What members answer beside their tasks. */
@Tag("slow")
@Timeout(60)
final class InquiryTests {

  @TempDir Path folder;

  record WhoAreYou() implements SerializableCallable<Long> {
    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  record Fails() implements SerializableCallable<Long> {
    @Override
    public Long call() {
      throw new IllegalStateException("no answer");
    }
  }

  private static List<Long> pids() {
    return SharedMembers.members().members().stream().map(MemberProcess::pid).toList();
  }

  @Test
  void eachAnswersForItself() throws Exception {
    Map<MemberFacts, Long> answers = new Inquiry<>(new WhoAreYou()).of(SharedMembers.line());

    assertThat(answers.values()).containsExactlyInAnyOrderElementsOf(pids());
    answers.forEach((member, pid) -> assertThat(pid).isEqualTo(member.pid()));
  }

  @Test
  void oneAnswersThatHasAsManyTasksAsItTakes() throws Exception {
    ClusterAccess access = new ClusterAccess("busy", null);
    try (MemberProcess busy = LoopbackMember.start("busy", List.of(), 1, true);
        ClusterPool pool = ClusterPool.connect(access, List.of(busy.address()), 1);
        Line line = HazelcastLine.connect(access, List.of(busy.address()), Engine.SILENCE)) {
      Future<Integer> task =
          pool.submit((Callable<Integer>) new ClusterFaultTests.Held(folder.toFile(), 0));
      ClusterFaultTests.begun(folder, busy.pid()).signal().await();

      try {
        assertThat(new Inquiry<>(new WhoAreYou()).of(line).values()).containsExactly(busy.pid());
      } finally {
        Signal.in(folder, "go").raise();
      }
      assertThat(task.get()).isZero();
    }
  }

  @Test
  void oneThatFailsHasNoAnswer() throws Exception {
    assertThat(new Inquiry<>(new Fails()).of(SharedMembers.line())).isEmpty();
  }

  @Test
  void membersOfAnotherSpeedupAreNotAsked() throws Exception {
    FakeLine line = new FakeLine();
    line.add("0123456789ab", 0);

    assertThat(new Inquiry<>(new WhoAreYou()).of(line)).isEmpty();
    assertThat(line.asked()).isZero();
  }
}
