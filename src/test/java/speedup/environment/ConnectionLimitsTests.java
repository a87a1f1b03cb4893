package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionLimitsTests {

  @TempDir Path root;

  @BeforeEach
  void aMachineOfManyFiles() throws IOException {
    write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999");
    write(
        "proc/self/limits",
        "Limit   Soft Limit   Hard Limit\nMax open files   1024   1048576 files");
  }

  @Test
  void portsEndFirstWhereThereAreFilesEnough() {
    ConnectionLimits limits = new ConnectionLimits(root);

    assertThat(limits.objection(28_232)).isEmpty();
    assertThat(limits.objection(28_233))
        .contains(
            "28233 connections are more than the 28232 that ports 32768 to 60999 give,"
                + " net.ipv4.ip_local_port_range");
  }

  @Test
  void filesEndFirstWhereTheHardLimitIsLow() throws IOException {
    write("proc/self/limits", "Max open files            1024                 20000      files");

    assertThat(new ConnectionLimits(root).objection(19_500)).isEmpty();
    assertThat(new ConnectionLimits(root).objection(19_501))
        .contains(
            "19501 connections are more than the 19500 that ulimit -Hn 20000 leaves a process:"
                + " raise it");
  }

  @Test
  void ofFewFilesHalfIsLeftToTheRest() throws IOException {
    write("proc/self/limits", "Max open files            64                   64      files");

    assertThat(new ConnectionLimits(root).objection(32)).isEmpty();
    assertThat(new ConnectionLimits(root).objection(33)).isPresent();
  }

  @Test
  void whatIsUnlimitedOrNotSaidObjectsToNothing() throws IOException {
    write("proc/self/limits", "Max open files            unlimited            unlimited  files");
    write("proc/sys/net/ipv4/ip_local_port_range", "some");

    assertThat(new ConnectionLimits(root).objection(1_000_000)).isEmpty();
    assertThat(new ConnectionLimits(root.resolve("nowhere")).objection(1_000_000)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }
}
