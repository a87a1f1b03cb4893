package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.workload.WrongAnswerException;

final class FlagDownloadsTests {

  private static final URI BASE = URI.create("http://127.0.0.1:1/flags");

  @Test
  void theNumberOfFlagsChoosesTheCodes() {
    assertThat(of(20).tasks()).extracting(FlagDownload::code).isEqualTo(CountryCodes.POPULOUS);
    assertThat(of(194).tasks()).extracting(FlagDownload::code).isEqualTo(CountryCodes.WITH_FLAG);
    assertThat(of(676).tasks()).extracting(FlagDownload::code).isEqualTo(CountryCodes.EVERY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(21))
        .withMessage("the number of flags must be 20, 194 or 676, not 21");
  }

  @Test
  void aCrowdTakesTheFlagsInTurn() {
    FlagDownloads crowd = FlagDownloads.crowd(50, BASE, Duration.ofSeconds(1));

    assertThat(crowd.name()).isEqualTo("siteCrowd");
    assertThat(crowd.tasks()).hasSize(50);
    assertThat(crowd.tasks().subList(20, 40)).isEqualTo(of(20).tasks());
    assertThat(crowd.tasks().get(49).code()).isEqualTo(CountryCodes.POPULOUS.get(9));
    assertThatCode(() -> crowd.check(right(crowd))).doesNotThrowAnyException();
  }

  @Test
  void theRightAnswerPasses() {
    for (int flags : new int[] {20, 194, 676}) {
      assertThatCode(() -> of(flags).check(right(of(flags)))).doesNotThrowAnyException();
    }
  }

  @Test
  void everyWrongAnswerIsNamedWithItsReason() {
    assertWrong(0, new Download.Failed("CN", "418 I'm a teapot"), "CN: 418 I'm a teapot");
    assertWrong(1, new Download.Missing("IN"), "IN: not found");
    Flag china = FlagAlbum.shipped().find("CN").orElseThrow();
    assertWrong(
        0,
        new Download.Fetched("CN", 1, china.sha256()),
        "CN: 1 bytes instead of " + china.length());
    assertWrong(
        0, new Download.Fetched("CN", china.length(), "00"), "CN: other bytes than the flag's");
    assertWrong(1, new Download.Missing("ZZ"), "IN: the answer is that of ZZ");
  }

  @Test
  void aPictureOfNoKnownFlagIsWrong() {
    FlagDownloads none = FlagDownloads.of(List.of("ZZ"), BASE, Duration.ofSeconds(1));
    assertThatThrownBy(() -> none.check(List.of(new Download.Fetched("ZZ", 5, "00"))))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("1 of 1 downloads are wrong: ZZ: a picture of 5 bytes of no known flag");
  }

  @Test
  void aMissingAnswerIsWrong() {
    List<Download> right = right(of(20));
    assertThatThrownBy(() -> of(20).check(right.subList(0, 19)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("19 answers to 20 downloads");
  }

  @Test
  void manyWrongAnswersAreCountedAndTheFirstNamed() {
    List<Download> wrong =
        of(20).tasks().stream()
            .<Download>map(task -> new Download.Failed(task.code(), "connection refused"))
            .toList();
    assertThatThrownBy(() -> of(20).check(wrong))
        .hasMessage(
            "20 of 20 downloads are wrong: CN: connection refused; IN: connection refused; US:"
                + " connection refused; ...");
  }

  @Test
  void theTallyAddsUp() {
    assertThat(Tally.of(right(of(676)))).isEqualTo(new Tally(194, 482, 0));
    assertThat(new Tally(1, 2, 3).plus(Outcome.ERROR).total()).isEqualTo(7);
  }

  @Test
  void aDownloadAndWhatCameOfItCanTravelToAnotherJvm() throws Exception {
    FlagDownload task = of(20).tasks().get(0).to(Path.of("folder"));
    assertThat(sentAndReceived(task)).isEqualTo(task);
    for (Download download :
        List.of(
            new Download.Fetched("CN", 5, "00"),
            new Download.Missing("ZZ"),
            new Download.Failed("CN", "418 I'm a teapot"))) {
      assertThat(sentAndReceived(download)).isEqualTo(download);
    }
  }

  private static Object sentAndReceived(Serializable object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static void assertWrong(int position, Download answer, String reason) {
    List<Download> answers = right(of(20));
    answers.set(position, answer);
    assertThatThrownBy(() -> of(20).check(answers))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageStartingWith("1 of 20 downloads are wrong: " + reason);
  }

  private static FlagDownloads of(int flags) {
    return FlagDownloads.of(flags, BASE, Duration.ofSeconds(1));
  }

  private static List<Download> right(FlagDownloads downloads) {
    List<Download> right = new ArrayList<>();
    for (FlagDownload task : downloads.tasks()) {
      right.add(
          FlagAlbum.shipped()
              .find(task.code())
              .<Download>map(
                  flag -> new Download.Fetched(flag.code(), flag.length(), flag.sha256()))
              .orElse(new Download.Missing(task.code())));
    }
    return right;
  }
}
