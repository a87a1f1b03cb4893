package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.process.Signal;

/** The command's member is a JVM of its own, and so may be the command itself. */
@Timeout(120)
final class MemberIntegrationTests {

  @TempDir Path folder;

  /**
   * Of the chain of processes: the launcher, the command, the member. On a JDK that warns of
   * nothing the launcher is the command.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whicheverOfItsProcessesIsKilledNoneIsLeft(int killed) throws Exception {
    try (SpeedupProcess member = SpeedupProcess.startJar(folder, "member", "--port", "0")) {
      Signal.await(() -> out(member).contains(" is a member of"), () -> "no member");
      List<ProcessHandle> chain = member.process().toHandle().descendants().toList();
      assertThat(chain).isNotEmpty();

      ProcessHandle victim =
          killed == 0 ? member.process().toHandle() : chain.get(Math.min(killed, chain.size()) - 1);
      assertThat(victim.destroyForcibly()).isTrue();

      assertThat(member.awaitEnd().exitCode()).isNotZero();
      Signal.await(
          () -> chain.stream().noneMatch(ProcessHandle::isAlive),
          () -> "left: " + chain.stream().filter(ProcessHandle::isAlive).toList());
    }
  }

  private static String out(SpeedupProcess process) {
    try {
      return process.outSoFar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
