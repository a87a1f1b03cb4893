package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import speedup.cluster.MemberFacts;

/** Who has done how much: counted for the whole JVM. */
@Isolated
final class MemberTallyTests {

  private static final MemberFacts A = member("a:5701");
  private static final MemberFacts B = member("b:5701");

  private static MemberFacts member(String address) {
    return new MemberFacts(UUID.randomUUID(), address, "code", "0.9", 0, "host", 2, "25", 1);
  }

  @BeforeEach
  @AfterEach
  void empty() {
    List<MemberTally.Share> unused = MemberTally.drain();
  }

  private static Map<MemberFacts, Long> done(long ofA, long ofB) {
    Map<MemberFacts, Long> done = new LinkedHashMap<>();
    done.put(A, ofA);
    done.put(B, ofB);
    return done;
  }

  @Test
  void eachTaskIsCountedOnceHoweverOftenItIsTold() {
    MemberTally tally = new MemberTally(false);

    tally.count(done(3, 2));
    tally.count(done(3, 2));
    tally.count(done(7, 4));

    assertThat(MemberTally.drain())
        .containsExactly(
            new MemberTally.Share("a:5701", A, 7), new MemberTally.Share("b:5701", B, 4));
  }

  @Test
  void whatWasTakenIsNotCountedAgain() {
    MemberTally tally = new MemberTally(false);
    tally.count(done(3, 2));
    assertThat(MemberTally.drain()).hasSize(2);

    assertThat(MemberTally.drain()).isEmpty();
    tally.count(done(4, 2));

    assertThat(MemberTally.drain()).extracting(MemberTally.Share::tasks).containsExactly(1L, 0L);
  }

  @Test
  void membersThatEachBatchStartsAnewAreCalledByTheirNumber() {
    MemberFacts next = member("a:6000");
    new MemberTally(true).count(done(3, 2));
    new MemberTally(true).count(Map.of(next, 4L));

    assertThat(MemberTally.drain())
        .containsExactly(new MemberTally.Share("1", next, 7), new MemberTally.Share("2", B, 2));
  }
}
