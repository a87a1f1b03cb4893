package speedup.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import speedup.cluster.ClusterTarget;
import speedup.cluster.LoopbackMember;
import speedup.cluster.MemberProcess;
import speedup.process.SerializableCallable;

/** What a member says of its own costs and of its machine. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
@Timeout(60)
final class MemberLookTests {

  /** Much more than a member needs for answering. */
  private static final Duration WORK = Duration.ofMillis(500);

  private static MemberProcess member;

  @BeforeAll
  static void start() throws Exception {
    member = LoopbackMember.start("look", List.of(), 0, true);
  }

  @AfterAll
  static void end() {
    member.close();
  }

  private static <R> R ask(SerializableCallable<R> question) throws Exception {
    return new ClusterTarget(List.of(member.address()), "look", null)
        .ask(question).values().stream().findFirst().orElseThrow();
  }

  @Test
  void whatItHasUsedIsItsOwn() throws Exception {
    MemberState before = ask(new MemberLook(1));
    Duration worked = ask(new CpuWork(WORK));
    MemberState after = ask(new MemberLook(1));

    assertThat(worked).isGreaterThanOrEqualTo(WORK);
    // The system counts in hundredths of a second.
    assertThat(requireNonNull(after.cpuSeconds()) - requireNonNull(before.cpuSeconds()))
        .isGreaterThanOrEqualTo(WORK.toMillis() / 1e3 - 0.05);
    assertThat(after.peakResidentBytes()).isGreaterThan(20_000_000);
    assertThat(after.machine()).isEqualTo(MemberLook.machine()).isNotEmpty();
  }

  @Test
  void noiseIsToldSinceItWasFirstAskedByTheSame() throws Exception {
    double first = ask(new MemberLook(2)).noise().elapsedSeconds();
    double later = ask(new MemberLook(2)).noise().elapsedSeconds();
    double ofAnother = ask(new MemberLook(3)).noise().elapsedSeconds();

    assertThat(first).isZero();
    assertThat(later).isPositive();
    assertThat(ofAnother).isZero();
  }
}
