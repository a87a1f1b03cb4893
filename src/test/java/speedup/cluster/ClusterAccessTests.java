package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lets a client or a member in, and where a member may listen. */
final class ClusterAccessTests {

  private static final String SECRET = "correct horse battery staple";

  @TempDir Path folder;

  /** The right answer is that of: printf 'speedup cluster c' | openssl dgst -sha256 -hmac KEY. */
  @Test
  void theSecretIsInTheNameAndCannotBeReadOutOfIt() {
    String name = new ClusterAccess("c", SECRET).clusterName();

    assertThat(name)
        .isEqualTo("c-2b06c40a31acb1574f3f5d95b0c8c7ef341bb5c37f58c6870100f1839059bbf7");
    assertThat(new ClusterAccess("c", SECRET + "r").clusterName()).isNotEqualTo(name);
    assertThat(new ClusterAccess("c", null).clusterName()).isEqualTo("c");
  }

  @Test
  void whatIsPrintedDoesNotHaveTheSecret() {
    assertThat(new ClusterAccess("c", SECRET))
        .hasToString("the cluster 'c' with a secret")
        .asString()
        .doesNotContain(SECRET);
  }

  @Test
  void theSecretsFileMayEndInALine() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

    assertThat(ClusterAccess.of("c", file)).isEqualTo(new ClusterAccess("c", SECRET));
  }

  @Test
  void aShortSecretIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterAccess.of("c", file))
        .withMessageContaining(file.toString())
        .withMessageContaining("at least 16 characters");
  }

  @Test
  void whatIsNoTextOfOneLineIsRefusedWithWhatItIsToBe() throws Exception {
    Path random = Files.write(folder.resolve("random"), new byte[] {(byte) 0xC3, 1, 2, 3});
    Path lines = Files.writeString(folder.resolve("lines"), SECRET + "\nand a line more\n");

    for (Path file : List.of(random, lines)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ClusterAccess.of("c", file))
          .withMessageStartingWith(file + ": a secret is one line of UTF-8 text");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void thatOthersCanReadTheSecretIsToldOf() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), SECRET);
    for (String closed : List.of("rw-------", "r--------")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(closed));
      assertThat(ClusterAccess.warning(file)).isEmpty();
    }
    for (String open : List.of("rw-r--r--", "rw-r-----", "r-----r--")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      assertThat(ClusterAccess.warning(file))
          .hasValueSatisfying(
              line -> assertThat(line).endsWith("others can read the secret: chmod 600 " + file));
    }
    assertThat(ClusterAccess.warning(folder.resolve("none"))).isEmpty();
    assertThat(ClusterAccess.warning(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", ":5701", "host:x", "::1:5701", "a b:1", "a:1,"})
  void whatIsNoAddressIsRefused(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.parse(word))
        .withMessageContaining("give host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:0", "a:65536", "[::1]:99999"})
  void aMemberIsAtNoSuchPort(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.parse(word))
        .withMessageEndingWith("a member's port is from 1 to 65535");
  }

  /** The examples of RFC 5952, sections 4.2 and 5. */
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1:1",
    "a.example, a.example:1",
    "0:0:0:0:0:0:0:1, [::1]:1",
    "2001:db8:0:0:0:0:2:1, [2001:db8::2:1]:1",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:1",
    "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]:1",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:1",
    "fe80:0:0:0:0:0:0:0, [fe80::]:1",
    "fe80:0:0:0:0:0:0:10%eth0, [fe80::10%eth0]:1",
    "10:0:0:0:0:0:0:1, [10::1]:1"
  })
  void anAddressIsWrittenAsPeopleWriteIt(String host, String text) {
    assertThat(Addresses.text(host, 1)).isEqualTo(text);
    assertThat(Addresses.parse(text)).containsExactly(text);
  }

  @Test
  void addressesAreOfHostsAndPorts() {
    assertThat(Addresses.parse("a.example:1,10.0.0.2:5701,[::1]:5701")).hasSize(3);
  }

  private static MemberSettings at(String bind, boolean insecure, String secret) {
    return new MemberSettings(
        new ClusterAccess("c", secret.isEmpty() ? null : secret),
        bind,
        0,
        List.of(),
        0,
        insecure,
        false);
  }

  @Test
  void beyondLoopbackTakesASecretOrTheUsersWord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("10.0.0.1", false, ""))
        .withMessageContaining("--secret-file");

    assertThat(at("10.0.0.1", true, "").bind()).isEqualTo("10.0.0.1");
    assertThat(at("10.0.0.1", false, SECRET).bind()).isEqualTo("10.0.0.1");
    assertThat(at("127.0.0.1", false, "").bind()).isEqualTo("127.0.0.1");
  }

  @Test
  void everyAddressIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("0.0.0.0", false, SECRET))
        .withMessageContaining("name the one under which the others reach this member");
  }

  @Test
  void settingsTravelAsText() {
    MemberSettings settings =
        new MemberSettings(
            new ClusterAccess("c", "with = and \\ and ü inside"),
            "10.0.0.1",
            5701,
            List.of("10.0.0.2:5701", "10.0.0.3:5701"),
            3,
            true,
            true);

    assertThat(MemberSettings.parse(settings.toText())).isEqualTo(settings);
  }
}
