package speedup.cli.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DemonstrationTests {

  @Test
  void mapGivesTheResultsInTheOrderOfSubmission() throws InterruptedException {
    StringWriter out = new StringWriter();
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    new MapDemo(new PrintWriter(out), clock, Duration.ofMillis(50)).run();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).allMatch(line -> line.startsWith("[03:04:05] "));
    assertThat(lines)
        .filteredOn(line -> line.contains("result "))
        .containsExactly(
            "[03:04:05] result 0: 0",
            "[03:04:05] result 1: 10",
            "[03:04:05] result 2: 20",
            "[03:04:05] result 3: 30",
            "[03:04:05] result 4: 40");
    assertThat(lines)
        .contains(
            "[03:04:05] task 0: sleeping for 0s...",
            "[03:04:05] \t\t\t\ttask 4: sleeping for 4s...",
            "[03:04:05] \t\t\t\ttask 4: done.");
    assertThat(lines.indexOf("[03:04:05] result 0: 0"))
        .as("the first result does not wait for the last task")
        .isLessThan(lines.indexOf("[03:04:05] \t\t\t\ttask 4: done."));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSpinnerTurnsWhileTheCallBlocksAndIsWiped(boolean virtual) throws Exception {
    CountDownLatch turns = new CountDownLatch(5);
    StringWriter text =
        new StringWriter() {
          @Override
          public void flush() {
            turns.countDown();
          }
        };
    new SpinnerDemo(
            new PrintWriter(text),
            () -> {
              turns.await();
              return 42;
            })
        .run(virtual ? Thread.ofVirtual() : Thread.ofPlatform());
    assertThat(text.toString())
        .startsWith("\r| thinking!\r/ thinking!\r- thinking!\r\\ thinking!\r| thinking!")
        .endsWith("thinking!\r           \rAnswer: 42" + System.lineSeparator());
  }
}
