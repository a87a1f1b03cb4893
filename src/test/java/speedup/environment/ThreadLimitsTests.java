package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ThreadLimitsTests {

  @TempDir Path root;

  @BeforeEach
  void aMachineOfSixteenGigabytes() throws IOException {
    write("proc/sys/vm/max_map_count", "65530");
    write("proc/sys/kernel/threads-max", "190000");
    write("proc/meminfo", "MemTotal: 16777216 kB\nMemAvailable:   16777216 kB");
    write(
        "proc/self/limits",
        "Limit    Soft Limit   Hard Limit   Units\nMax processes   96364   96364   processes");
  }

  @Test
  void theFirstLimitThatIsReachedIsNamed() {
    ThreadLimits limits = new ThreadLimits(root);

    assertThat(limits.objection(31_765)).isEmpty();
    assertThat(limits.objection(31_766))
        .contains(
            "31766 threads are more than the 31765 that vm.max_map_count=65530 gives a process");
  }

  @Test
  void aControlGroupAndAUserAndTheMemoryHaveLimitsOfTheirOwn() throws IOException {
    write("sys/fs/cgroup/pids.max", "5000");
    assertThat(new ThreadLimits(root).objection(6_000))
        .contains("6000 threads are more than the 5000 that the control group's pids.max gives");

    write("sys/fs/cgroup/pids.max", "max");
    write("proc/self/limits", "Max processes   4000   96364   processes");
    assertThat(new ThreadLimits(root).objection(6_000))
        .contains("6000 threads are more than the 4000 that ulimit -u gives a user");

    write("proc/self/limits", "Max processes   unlimited   unlimited   processes");
    write("proc/meminfo", "MemAvailable:   1048576 kB");
    assertThat(new ThreadLimits(root).objection(6_000))
        .contains(
            "6000 threads are more than the 4096 that fit into half of the memory that is"
                + " available");
  }

  @Test
  void aMachineThatSaysNothingObjectsToNothing() {
    assertThat(new ThreadLimits(root.resolve("nowhere")).objection(1_000_000)).isEmpty();
  }

  /** A file below proc/sys gives all that it has to the first read, and nothing to the next. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheKernelSaysIsReadWhole() throws Exception {
    Process cat = new ProcessBuilder("cat", "/proc/sys/vm/max_map_count").start();

    assertThat(new SystemFiles(Path.of("/")).text("proc/sys/vm/max_map_count"))
        .hasValue(new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }
}
