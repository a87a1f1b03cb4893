package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as having stood still. */
final class StandstillTests {

  private static final long INTERVAL = 200_000_000L;

  @TempDir Path root;

  private final AtomicLong nanos = new AtomicLong(5);
  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

  @Test
  void aProcessThatIsFoundStoppedStoodStill() throws Exception {
    Standstill standstill = standstill();
    state("S");
    look(standstill, INTERVAL);
    look(standstill, INTERVAL);
    state("T");
    look(standstill, INTERVAL);
    look(standstill, INTERVAL);
    state("R");
    look(standstill, INTERVAL);

    assertThat(standstill.nanos()).isEqualTo(2 * INTERVAL);
  }

  @Test
  void whoLooksStoodStillToo() throws Exception {
    Standstill standstill = standstill();
    state("R");
    look(standstill, INTERVAL);
    look(standstill, INTERVAL + 900_000_000L);

    assertThat(standstill.nanos()).as("a busy machine").isZero();

    look(standstill, 20_000_000_000L);

    assertThat(standstill.nanos()).isEqualTo(20_000_000_000L - INTERVAL);
  }

  @Test
  void aMachineThatWasAsleepHasAClockThatWentOn() throws Exception {
    Standstill standstill = standstill();
    state("R");
    look(standstill, INTERVAL);
    millis.addAndGet(3_600_000);
    look(standstill, INTERVAL);

    assertThat(standstill.nanos()).isEqualTo(3_600_000_000_000L);
  }

  @Test
  void aProcessThatIsNotThereStandsNot() {
    Standstill standstill = standstill();
    look(standstill, INTERVAL);
    look(standstill, INTERVAL);

    assertThat(standstill.nanos()).isZero();
  }

  private Standstill standstill() {
    return new Standstill(root, INTERVAL, nanos::get, millis::get);
  }

  private void state(String letter) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/7"));
    Files.writeString(folder.resolve("stat"), "7 (a (T) b) " + letter + " 1 7 7 0");
  }

  private void look(Standstill standstill, long after) {
    nanos.addAndGet(after);
    millis.addAndGet(after / 1_000_000);
    standstill.look(7);
  }
}
