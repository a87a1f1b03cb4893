package speedup.jmh;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import speedup.batch.MemberState;
import speedup.environment.Noise;

/**
 * What is foreign on a member's machine: to the member, other members there are; to the run they
 * are not. Each saw 4 cores at work beside its own, over 10 s.
 */
final class MemberNoiseTests {

  private static final double SECONDS = 10;
  private static final double FOREIGN_CORES = 4;

  private final Map<String, MemberState> first = new HashMap<>();
  private final Map<String, MemberState> now = new HashMap<>();

  private static MemberState state(String machine, @Nullable Double cpuSeconds) {
    Noise noise = new Noise(SECONDS, 0.1, FOREIGN_CORES, 0.5, null, null, null, null, null);
    return new MemberState(machine, cpuSeconds, null, noise);
  }

  private void add(String name, String machine, @Nullable Double before, @Nullable Double after) {
    first.put(name, state(machine, before));
    now.put(name, state(machine, after));
  }

  @BeforeEach
  void addMembers() {
    add("a", "far", 100.0, 107.0);
    add("b", "far", 50.0, 65.0);
    add("c", "far", 1.0, 6.0);
    add("d", "farther", 0.0, 30.0);
    add("e", "here", 0.0, 30.0);
  }

  private @Nullable Noise noise(String name) {
    return MemberWatch.noise(name, first, now, "here");
  }

  private double foreignCores(String name) {
    return requireNonNull(requireNonNull(noise(name)).foreignCores());
  }

  @Test
  void theOtherMembersOfItsMachineAreNotForeign() {
    assertThat(foreignCores("a")).isCloseTo(FOREIGN_CORES - (15 + 5) / SECONDS, within(1e-9));
    assertThat(foreignCores("b")).isCloseTo(FOREIGN_CORES - (7 + 5) / SECONDS, within(1e-9));
    assertThat(foreignCores("d")).isEqualTo(FOREIGN_CORES);
    assertThat(requireNonNull(requireNonNull(noise("a")).foreignShare()))
        .isCloseTo(0.25, within(1e-9));
    assertThat(requireNonNull(noise("a")).stealShare()).isEqualTo(0.1);
  }

  @Test
  void oneThatDoesNotSayWhatItHasUsedIsLeftOut() {
    add("b", "far", 50.0, null);
    first.remove("c");

    assertThat(foreignCores("a")).isEqualTo(FOREIGN_CORES);
  }

  @Test
  void ofTheRunsOwnMachineAndOfOneThatIsLostNothingIsSaid() {
    now.remove("a");

    assertThat(noise("e")).isNull();
    assertThat(noise("a")).isNull();
    assertThat(noise("never")).isNull();
  }
}
