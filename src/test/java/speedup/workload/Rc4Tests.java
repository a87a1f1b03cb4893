package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.drawn.Drawn;
import speedup.drawn.Draws;

final class Rc4Tests {

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef, 0000000000000000, 7494c2e7104b0879",
    "618a63d2fb, dcee4cf92c, f13829c9de"
  })
  void enciphersTheStandardVectors(String key, String plain, String cipher) {
    Rc4 rc4 = new Rc4(HEX.parseHex(key), 1);

    assertThat(rc4.apply(HEX.parseHex(plain))).isEqualTo(HEX.parseHex(cipher));
    assertThat(rc4.apply(HEX.parseHex(cipher))).isEqualTo(HEX.parseHex(plain));
  }

  /** RFC 6229, "Test Vectors for the Stream Cipher RC4", keys of 40 to 256 bits. */
  @ParameterizedTest
  @CsvSource({
    "0102030405, 0, b2396305f03dc027ccc3524a0a1118a8",
    "0102030405, 240, 28cb1132c96ce286421dcaadb8b69eae",
    "0102030405, 1520, 3294f744d8f9790507e70f62e5bbceea",
    "0102030405, 4096, ff25b58995996707e51fbdf08b34d875",
    "01020304050607, 0, 293f02d47f37c9b633f2af5285feb46b",
    "01020304050607, 240, 914f02531c9218810df60f67e338154c",
    "0102030405060708090a0b0c0d0e0f10, 0, 9ac7cc9a609d1ef7b2932899cde41b97",
    "0102030405060708090a0b0c0d0e0f10, 240, 065902e4b620f6cc36c8589f66432f2b",
    "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20, 0,"
        + " eaa6bd25880bf93d3f5d1e4ca2611d91",
    "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20, 4096,"
        + " f3e4c0a2e02d1d01f7f0a74618af2b48",
    "833222772a, 0, 80ad97bdc973df8a2e879e92a497efda"
  })
  void givesTheKeyStreamOfRfc6229(String key, int offset, String stream) {
    byte[] zeros = new byte[offset + 16];

    byte[] keyStream = new Rc4(HEX.parseHex(key), 1).apply(zeros);

    assertThat(Arrays.copyOfRange(keyStream, offset, offset + 16)).isEqualTo(HEX.parseHex(stream));
  }

  /** ARCFOUR of the JDK takes keys of 5 to 128 bytes. */
  @Drawn(times = 200)
  void agreesWithTheJdk(Draws draws) throws GeneralSecurityException {
    byte[] key = draws.bytes(5, 128);
    byte[] text = draws.bytes(0, 2000);
    Cipher second = Cipher.getInstance("ARCFOUR");
    second.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));

    assertThat(new Rc4(key, 1).apply(text)).isEqualTo(second.doFinal(text));
  }

  /** The published test file of CipherSaber-2: ten bytes of vector, mixed in ten times. */
  @Test
  void deciphersTheTestFileOfCipherSaber2() {
    byte[] file =
        HEX.parseHex(
            "ba9ab4cffb7700e618e382e8fcc5ab9813b1abc436ba7d5cdea1a31fb72fb5763c44cfc2ac77afee19ad");
    byte[] word = "asdfg".getBytes(StandardCharsets.US_ASCII);
    byte[] key = Arrays.copyOf(word, word.length + 10);
    System.arraycopy(file, 0, key, word.length, 10);

    byte[] plain = new Rc4(key, 10).apply(Arrays.copyOfRange(file, 10, file.length));

    assertThat(new String(plain, StandardCharsets.US_ASCII))
        .isEqualTo("This is a test of CipherSaber-2.");
  }

  @Drawn(times = 100)
  void decipheringGivesTheTextBack(Draws draws) {
    Rc4 rc4 = new Rc4(draws.bytes(1, 256), draws.between(1, 20));
    byte[] text = draws.bytes(0, 500);

    assertThat(rc4.apply(rc4.apply(text))).isEqualTo(text);
  }

  @Test
  void refusesAKeyOrANumberOfPassesThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rc4(new byte[0], 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rc4(new byte[257], 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rc4(new byte[5], 0));
  }
}
