package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Sha256DigestsTests {

  /** The examples of FIPS 180-4 by NIST. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  })
  void digestsThePublishedExamples(String text, String digest) {
    assertThat(Sha256Digest.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(digest);
  }

  @Test
  void digestsAMillionTimesTheLetterA() {
    assertThat(Sha256Digest.of("a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  @Test
  void theTasksAreTwelveOfAMegabyteTimesTheScale() {
    assertThat(new Sha256Digests(1).tasks())
        .hasSize(12)
        .allSatisfy(task -> assertThat(task.size()).isEqualTo(1 << 20))
        .extracting(Sha256Digest::seed)
        .doesNotHaveDuplicates();
    assertThat(new Sha256Digests(16).tasks())
        .allSatisfy(task -> assertThat(task.size()).isEqualTo(16 << 20));
    assertThat(new Sha256Digests(1).name()).isEqualTo("sha256");
  }

  @Test
  void theAnswersOfTheOriginalAndOfTheDefaultScaleAreKnownBeforehand() {
    assertThat(Sha256Digests.ANSWERS).containsOnlyKeys(1 << 20, 16 << 20);
  }

  /** The last of these is known to nobody: the workload works it out. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 16, 0.01})
  void theRightAnswerIsAccepted(double scale) throws WrongAnswerException {
    Sha256Digests workload = new Sha256Digests(scale);

    workload.check(workload.tasks().stream().map(Sha256Digest::call).toList());
  }

  @Test
  void anyWrongDigestIsRefused() {
    Sha256Digests workload = new Sha256Digests(0.01);
    List<String> right = workload.tasks().stream().map(Sha256Digest::call).toList();
    for (int i = 0; i < right.size(); i++) {
      List<String> wrong = new ArrayList<>(right);
      wrong.set(i, "wrong");

      assertThatThrownBy(() -> workload.check(wrong))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("digests are")
          .hasMessageContaining("wrong");
    }
    assertThatThrownBy(() -> workload.check(right.reversed()))
        .isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void refusesASizeThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sha256Digest(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sha256Digests(2048));
  }
}
