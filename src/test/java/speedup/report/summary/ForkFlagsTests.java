package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.JournalText;
import speedup.run.StoredRun;

final class ForkFlagsTests {

  private static final String PRIMES = JournalText.primes("fixed", 2);
  private static final String RC4 =
      JournalText.cell("Rc4Benchmark.rc4", "strategy", "fixed", "workers", "2");

  @TempDir Path folder;

  @Test
  void flagsOfAllForksAreSaidOnce() throws Exception {
    assertThat(flags("[\"-Xmx1g\",\"-XX:SharedArchiveFile=a.jsa\"]", "[\"-Xmx1g\"]"))
        .isEqualTo("-Xmx1g");
  }

  @Test
  void whereBenchmarksDifferItIsSaidWhoseTheyAre() throws Exception {
    assertThat(flags("[]", "[\"-Xms384m\",\"-Xmx384m\"]")).isEqualTo("-Xms384m -Xmx384m (rc4)");
    assertThat(flags("[\"-Xint\"]", "[\"-Xmx1g\",\"-Xint\"]"))
        .isEqualTo("-Xint (primes); -Xmx1g -Xint (rc4)");
  }

  private String flags(String ofPrimes, String ofRc4) throws Exception {
    String text =
        new JournalText()
            .plan(1, PRIMES + "," + RC4, "")
            .fork(1, PRIMES, 20, 1.0)
            .fork(1, RC4, 12, 1.0)
            .toString();
    int between = text.lastIndexOf("{\"type\":\"fork\"");
    JournalText journal =
        new JournalText()
            .line(text.substring(0, between).replace("[\"-Xmx1g\"]", ofPrimes).strip())
            .line(text.substring(between).replace("[\"-Xmx1g\"]", ofRc4).strip());
    return ForkFlags.of(StoredRun.read(journal.writeTo(folder)));
  }
}
