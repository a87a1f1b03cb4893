package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel counts of threads, as its files say it. */
final class ContextSwitchesTests {

  @TempDir Path root;

  @Test
  void theSwitchesOfThreadsThatLiveAreAddedUp() throws Exception {
    ContextSwitches switches = new ContextSwitches(root);
    thread(11, 100, 7);
    thread(12, 50, 3);
    ContextSwitches.Look before = switches.now().orElseThrow();

    thread(11, 104, 9);
    Files.delete(root.resolve("proc/self/task/12/status"));
    thread(13, 20, 1);

    assertThat(switches.now().orElseThrow().since(before))
        .isEqualTo(new ContextSwitches.Switches(24, 3));
  }

  @Test
  void aSystemThatDoesNotSayHasNone() throws Exception {
    ContextSwitches switches = new ContextSwitches(root);
    assertThat(switches.now()).isEmpty();

    Files.createDirectories(root.resolve("proc/self/task/11"));
    Files.writeString(root.resolve("proc/self/task/11/status"), "Name:\tjava\n");

    assertThat(switches.now()).isEmpty();
  }

  @Test
  void aCrowdOfThreadsIsNotLookedAt() throws Exception {
    for (int thread = 1; thread <= 1_001; thread++) {
      thread(thread, 1, 1);
    }

    assertThat(new ContextSwitches(root).now()).isEmpty();
  }

  private void thread(int number, long voluntary, long involuntary) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/self/task/" + number));
    Files.writeString(
        folder.resolve("status"),
        "Name:\tjava\nvoluntary_ctxt_switches:\t%d\nnonvoluntary_ctxt_switches:\t%d\n"
            .formatted(voluntary, involuntary));
  }
}
