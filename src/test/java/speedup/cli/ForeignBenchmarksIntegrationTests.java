package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.ForkMetric;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** Somebody else's benchmarks, measured by their own JMH. */
final class ForeignBenchmarksIntegrationTests {

  @TempDir static Path theirFolder;

  private static ForeignProject theirs = new ForeignProject(Path.of(""));

  @TempDir Path folder;

  @BeforeAll
  static void compile() throws Exception {
    theirs = ForeignProject.compile(theirFolder, "MapBench", "Where");
  }

  @Test
  void aForeignJarIsMeasuredByItsOwnJmhAsItsAnnotationsSay() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--jar",
            theirs.jar("maps.jar").toString(),
            "MapBench",
            "--baseline",
            "impl=hash",
            "--repeats",
            "0",
            "--rounds",
            "3");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("MapBench, avgt: how many times as fast as impl=hash")
        .contains("MapBench.get (size=10)")
        .contains("ns/op")
        .contains("Beyond JMH itself a fork took");
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks()).hasSize(6);
    for (JournalEntry.Fork fork : run.forks()) {
      assertThat(fork.cell().mode()).isEqualTo("avgt");
      assertThat(fork.unit()).isEqualTo("ns/op");
      assertThat(fork.scores()).hasSize(2);
      assertThat(fork.warmupScores()).hasSize(1);
      assertThat(fork.settings().jmhVersion()).isEqualTo("1.21");
      assertThat(fork.settings().operationsPerInvocation()).isEqualTo(2);
      assertThat(fork.settings().threadGroups()).containsExactly(1);
      assertThat(fork.settings().measurement().time()).isEqualTo("50 ms");
      assertThat(fork.metrics()).containsKey(ForkMetric.PEAK_RESIDENT);
    }
    Path kept = run.folder().path();
    assertThat(Files.readString(kept.resolve("speedup.csv")))
        .contains("foreign.MapBench.get,avgt,1,");
    assertThat(Files.readString(kept.resolve("jmh.json"))).contains("\"scoreUnit\" : \"ns/op\"");
    assertThat(Files.readString(kept.resolve("environment.json"))).contains("maps.jar", "\"code\"");
  }

  @Test
  void theForkSeesTheirClassPathAndNothingOfOurs() throws Exception {
    Path where = folder.resolve("where.txt");

    Ended ended =
        theirs.run(
            folder,
            "Where",
            "-jvmArgsAppend",
            "-Dwhere=" + where,
            "--repeats",
            "0",
            "--rounds",
            "1");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    Properties seen = new Properties();
    try (var in = Files.newBufferedReader(where)) {
      seen.load(in);
    }
    assertThat(seen.getProperty("classpath")).isEqualTo(theirs.classPath());
    assertThat(seen.getProperty("mark")).isEqualTo("annotated");
    assertThat(seen.getProperty("jackson")).isEqualTo("2.9.10");
    assertThat(seen.getProperty("guava")).contains("guava-19.0.jar");
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks())
        .singleElement()
        .satisfies(fork -> {
          assertThat(fork.cell().threads()).isEqualTo(2);
          assertThat(fork.settings().threads()).isEqualTo(2);
        });
  }

  @Test
  void theirBenchmarksAreListed() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(folder, "run", "--jar", theirs.jar("listed.jar").toString(), "-lp");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("foreign.MapBench.get", "param \"impl\" = {tree, hash}");
  }

  @Test
  void whatIsWrongIsSaidInOneLineBeforeAnythingIsMeasured() throws Exception {
    String jar = theirs.jar("wrong.jar").toString();
    Path empty = Files.createDirectories(folder.resolve("empty"));

    refused("no META-INF/BenchmarkList", "run", "--class-path", empty.toString());
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    refused("is no jar", "run", "--jar", text.toString());
    refused("--confirm goes with", "run", "Prime", "--confirm");
    refused("is no regression", "run", "Prime", "--fail-on-regression");
    refused("no cell is compared", "run", "--jar", jar, "MapBench", "--fail-on-regression");
    refused("cannot be read", "run", "--jar", folder.resolve("none.jar").toString());
    refused("no selected benchmark has a parameter 'speed'", "run", "--jar", jar, "-p", "speed=1");
    refused("there are hash, tree", "run", "--jar", jar, "MapBench", "--baseline", "impl=list");
    refused("the cells have no", "run", "--jar", jar, "MapBench", "--baseline", "kind=list");
    refused("twice", "run", "--jar", jar, "--variant", "a", "--variant", "a");
    refused("there is no such file", "run", "--jar", jar, "--variant", "a:jvm=/nonexistent");
    refused("is no regular expression", "run", "--jar", jar, "Map(");
    refused("-prof nothing: ", "run", "--jar", jar, "MapBench", "-prof", "nothing");
    refused("matches", "run", "--jar", jar, "Nothing");
    assertThat(SpeedupProcess.runs(folder)).isEmpty();
  }

  private void refused(String why, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--results", folder.resolve("work/results").toString()));

    Ran ran = Ran.command(all.toArray(String[]::new));

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(why).hasLineCount(1);
  }
}
