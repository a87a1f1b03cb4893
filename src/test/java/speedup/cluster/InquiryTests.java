package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
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
  void theyAnswerWhateverTheirTasksDo() throws Exception {
    try (ClusterPool pool = SharedMembers.pool(4)) {
      List<Future<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(pool.submit((Callable<Integer>) new ClusterFaultTests.Held(folder.toFile(), i)));
      }
      for (long pid : pids()) {
        ClusterFaultTests.begun(folder, pid).signal().await();
      }

      assertThat(new Inquiry<>(new WhoAreYou()).of(SharedMembers.line())).hasSize(2);

      Signal.in(folder, "go").raise();
      for (Future<Integer> task : tasks) {
        assertThat(task.get()).isNotNull();
      }
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
