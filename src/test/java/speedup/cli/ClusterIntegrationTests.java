package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.cluster.TestNetwork;
import speedup.process.Signal;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** Two hosts with addresses of their own, as README says it: two members, and a run on them. */
final class ClusterIntegrationTests {

  private static final int TASKS = 20;
  private static final int ITERATIONS = 2;
  private static final int ROUNDS = 3;

  /** As much as a member needs for tasks, and not for answering. */
  private static final Duration WORK = Duration.ofMillis(400);

  @TempDir Path folder;

  @Test
  void aRunOnTwoHostsIsCompleteAndRightAlthoughOneIsKilledInTheMiddle() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "correct horse battery staple\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    try (TestNetwork network = TestNetwork.of(2)) {
      String a = network.address(0) + ":5701";
      String b = network.address(1) + ":5701";
      try (SpeedupProcess first = member(network, 0, secret);
          SpeedupProcess second = member(network, 1, secret, "--join", a);
          SpeedupProcess run = run(secret, a, b)) {
        Signal.await(() -> forksSoFar() > 0, () -> "no fork: " + err(run));
        ProcessHandle killed = memberOf(second);
        Duration before = cpu(killed);
        Signal.await(
            () -> cpu(killed).minus(before).compareTo(WORK) > 0, "the other host does nothing");

        assertThat(killed.destroyForcibly()).isTrue();

        Ended ended = run.awaitEnd();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).doesNotContain("WARNING");
        assertThat(SpeedupProcess.runs(folder).getFirst().resolve("speedup.md"))
            .content()
            .contains("tasks by member: primes cluster x2 (warm): " + a + " did ")
            .contains(b + " did ");
        assertThat(second.awaitEnd().exitCode()).isEqualTo(1);
        Signal.await(() -> out(first).contains(b + " left; 1 member"), "nobody has left");
      }

      StoredRun stored = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
      List<JournalEntry.Fork> forks = stored.forks();
      assertThat(forks)
          .hasSize(ROUNDS)
          .allSatisfy(fork -> {
            assertThat(fork.scores()).hasSize(ITERATIONS);
            // None is counted twice, and none is missing.
            assertThat(fork.members().stream().mapToLong(JournalEntry.Member::tasks).sum())
                .isEqualTo(TASKS * ITERATIONS);
          });
      assertThat(tasks(forks.getFirst(), a)).isPositive();
      assertThat(tasks(forks.getFirst(), b)).isPositive();
      assertThat(tasks(forks.getLast(), a)).isEqualTo(TASKS * ITERATIONS);
      assertThat(stored.failures()).isEmpty();
    }
  }

  private SpeedupProcess member(TestNetwork network, int host, Path secret, String... more)
      throws IOException {
    SpeedupProcess member =
        SpeedupProcess.startJarBy(
            network.starter(host),
            folder,
            Stream.concat(
                    Stream.of(
                        "member",
                        "--bind",
                        network.address(host),
                        "--secret-file",
                        secret.toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    Signal.await(
        () -> out(member).contains(network.address(host) + ":5701 is a member of"),
        () -> "no member: " + out(member) + err(member));
    return member;
  }

  private SpeedupProcess run(Path secret, String a, String b) throws IOException {
    return SpeedupProcess.startJar(
        folder,
        ("run Prime -p strategy=cluster -p workers=2 -p lifecycle=warm -wi 1 -i %d --rounds %d"
                    .formatted(ITERATIONS, ROUNDS)
                + " --repeats 0 --cluster %s,%s --secret-file %s".formatted(a, b, secret))
            .split(" "));
  }

  /** How many forks its journal has, which somebody writes at this moment. */
  private long forksSoFar() {
    try {
      long count = 0;
      for (Path run : SpeedupProcess.runs(folder)) {
        Path journal = run.resolve("journal.jsonl");
        if (Files.exists(journal)) {
          count +=
              Files.readString(journal)
                  .lines()
                  .filter(line -> line.startsWith("{\"type\":\"fork\""))
                  .count();
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long tasks(JournalEntry.Fork fork, String member) {
    return fork.members().stream()
        .filter(one -> one.name().equals(member))
        .mapToLong(JournalEntry.Member::tasks)
        .sum();
  }

  /** The command's own JVM is another one, with which the member would leave in order. */
  private static ProcessHandle memberOf(SpeedupProcess command) {
    return command
        .process()
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains("MemberMain"))
        .findFirst()
        .orElseThrow();
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private static String out(SpeedupProcess process) {
    try {
      return process.outSoFar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String err(SpeedupProcess process) {
    try {
      return process.errSoFar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
