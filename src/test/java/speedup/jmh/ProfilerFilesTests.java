package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.run.Cell;

final class ProfilerFilesTests {

  @TempDir Path folder;

  @Test
  void whatWritesFilesIsToldToWriteThemForEachForkApart() {
    ProfilerFiles files = new ProfilerFiles(folder);

    String first = directory(files, new ProfilerConfig("jfr"), cell("get"), 1);
    String second = directory(files, new ProfilerConfig("jfr"), cell("get"), 2);
    String other = directory(files, new ProfilerConfig("jfr"), cell("put"), 1);

    assertThat(List.of(first, second, other)).doesNotHaveDuplicates();
    assertThat(Path.of(first)).isDirectory().startsWith(folder);
    assertThat(directory(files, new ProfilerConfig("async", "output=jfr"), cell("get"), 1))
        .isEqualTo(first);
  }

  @Test
  void otherProfilersAndFoldersOfTheUsersAreLeftAsTheyAre() {
    List<ProfilerConfig> users =
        List.of(new ProfilerConfig("gc"), new ProfilerConfig("jfr", "dir=/mine"));

    assertThat(new ProfilerFiles(folder).profilers(users, cell("get"), 1, 1)).isEqualTo(users);
  }

  @Test
  void textsAreKeptAndFoundAgainByCell() throws Exception {
    ProfilerFiles files = new ProfilerFiles(folder);
    files.keepTexts(cell("get"), 1, 4, Map.of("stack", "90 % park"));
    files.keepTexts(cell("get"), 2, 1, Map.of("stack", "80 % park"));
    files.keepTexts(cell("getAll"), 1, 2, Map.of("stack", "other"));

    List<Path> found = files.of(cell("get"), ".txt");

    assertThat(found).hasSize(2);
    assertThat(Files.readString(found.getFirst())).isEqualTo("90 % park");
    assertThat(Files.readString(found.getLast())).isEqualTo("80 % park");
  }

  @Test
  void cellsWithLongNamesAreNotMistakenForEachOther() throws Exception {
    ProfilerFiles files = new ProfilerFiles(folder);
    String value = "x".repeat(300);
    Cell one = new Cell("B.get", "ss", 1, new TreeMap<>(Map.of("p", value)), "a", false);
    files.keepTexts(one, 1, 1, Map.of("stack", "a"));

    assertThat(files.of(one, ".txt")).hasSize(1);
    assertThat(files.of(one.under("b"), ".txt")).isEmpty();
  }

  private static String directory(
      ProfilerFiles files, ProfilerConfig profiler, Cell cell, int round) {
    String options =
        files.profilers(List.of(profiler), cell, round, 1).getFirst().getOpts();
    return options.substring(options.indexOf("dir=") + 4);
  }

  private static Cell cell(String method) {
    return new Cell("org.MapBench." + method, "avgt", 1, new TreeMap<>(), "", false);
  }
}
