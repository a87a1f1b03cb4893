package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HostJvmTests {

  @Test
  void theCollectorIsNamedAfterItsPhases() {
    assertThat(HostJvm.collector(List.of("G1 Young Generation", "G1 Concurrent GC")))
        .isEqualTo("G1");
    assertThat(HostJvm.collector(List.of("PS MarkSweep", "PS Scavenge"))).isEqualTo("Parallel");
    assertThat(HostJvm.collector(List.of("Copy", "MarkSweepCompact"))).isEqualTo("Serial");
    assertThat(HostJvm.collector(List.of("ZGC Minor Cycles", "ZGC Minor Pauses"))).isEqualTo("ZGC");
    assertThat(HostJvm.collector(List.of("scavenge", "global"))).isEqualTo("scavenge, global");
  }
}
