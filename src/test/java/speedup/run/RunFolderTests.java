package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunFolderTests {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void whatCannotBeWrittenIsNamedWithItsFolder() {
    RunFolder gone = new RunFolder(folder.resolve("gone"));

    assertThatThrownBy(() -> gone.write("report.html", "text"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(gone.path().resolve("report.html") + " cannot be written: ");
  }

  @Test
  void isNamedAfterTheTimeAndTheLabel() throws Exception {
    Path results = folder.resolve("deep/results");

    RunFolder created = RunFolder.create(results, "default", CLOCK);

    assertThat(created.path()).isEqualTo(results.resolve("20260304-050607-default"));
    assertThat(created.path()).isDirectory();
  }

  @Test
  void runsOfTheSameSecondHaveFoldersOfTheirOwn() throws Exception {
    RunFolder first = RunFolder.create(folder, "a", CLOCK);
    RunFolder second = RunFolder.create(folder, "a", CLOCK);

    assertThat(second.path()).isNotEqualTo(first.path()).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../up", "two words", "ä"})
  void aLabelThatIsNoNameIsRefused(String label) throws Exception {
    assertThatThrownBy(() -> RunFolder.create(folder, label, CLOCK))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--label '" + label + "'");
    assertThat(files()).isZero();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsAUsageError() throws Exception {
    Path file = Files.writeString(folder.resolve("results"), "not a folder");

    assertThatThrownBy(() -> RunFolder.create(file, "a", CLOCK))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--results " + file + ": cannot be written")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileIsReplacedAsAWhole() throws Exception {
    RunFolder run = RunFolder.create(folder, "a", CLOCK);

    run.write("speedup.md", "old and long");
    run.write("speedup.md", "new");

    assertThat(run.path().resolve("speedup.md")).hasContent("new");
    try (Stream<Path> files = Files.list(run.path())) {
      assertThat(files).hasSize(1);
    }
  }

  private long files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
