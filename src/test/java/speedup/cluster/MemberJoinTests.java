package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Which members find each other, and which do not want each other. */
@Isolated
@Tag("slow")
@Timeout(60)
final class MemberJoinTests {

  /** ::1. */
  private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private static final String CLASS_PATH = "java.class.path";

  private final ClusterAccess access = ClusterAccess.ofItsOwn();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private MemberProcess start(String bind, List<String> join) throws IOException {
    return MemberProcess.start(
        new MemberSettings(access, bind, 0, join, 0, false, false),
        TestCluster.QUICK_START,
        told::add);
  }

  record Square(int number) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      return number * number;
    }
  }

  @Test
  void membersAtAddressesOfIpv6DoTasks() throws Exception {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByAddress(LOOPBACK)) != null,
        "no IPv6 here");
    try (MemberProcess first = start("::1", List.of());
        MemberProcess second = start("[::1]", List.of(first.address()))) {
      assertThat(List.of(first.address(), second.address()))
          .allSatisfy(address -> assertThat(address).matches("\\[::1]:\\d+"));
      assertThat(told.poll(30, TimeUnit.SECONDS))
          .isEqualTo(second.address() + " joined; 2 members");

      try (ClusterPool pool = ClusterPool.connect(access, List.of(second.address()), 2)) {
        assertThat(pool.members()).hasSize(2);
        assertThat(pool.submit((Callable<Integer>) new Square(7)).get()).isEqualTo(49);
      }
    }
  }

  /** The same classes and one more. */
  private static String otherClassPath(Path folder) throws Exception {
    Path own =
        Path.of(MemberMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(own.resolve("speedup"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(own.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(folder.resolve("speedup/More.class"), "more");
    return folder + File.pathSeparator + System.getProperty(CLASS_PATH);
  }

  @Test
  void aMemberOfAnotherSpeedupIsRefusedByNameAndTheOthersDoNotSpeakOfIt(@TempDir Path folder)
      throws Exception {
    String own = System.getProperty(CLASS_PATH);
    try (MemberProcess first = start(MemberSettings.LOOPBACK, List.of())) {
      System.setProperty(CLASS_PATH, otherClassPath(folder));

      assertThatExceptionOfType(MemberRefusedException.class)
          .isThrownBy(() -> start(MemberSettings.LOOPBACK, List.of(first.address())))
          .withMessageStartingWith(
              "the member at %s has another Speedup (%s; %s) than this one (no version, %s of "
                  .formatted(
                      first.address(),
                      CodeIdentity.buildOfThisJvm(),
                      CodeIdentity.ofThisJvm(),
                      folder.getFileName()))
          .withMessageEndingWith("start both from the same jar");

      System.setProperty(CLASS_PATH, own);
      try (MemberProcess second = start(MemberSettings.LOOPBACK, List.of(first.address()))) {
        assertThat(told.poll(30, TimeUnit.SECONDS))
            .isEqualTo(second.address() + " joined; 2 members");
      }
    } finally {
      System.setProperty(CLASS_PATH, own);
    }
  }
}
