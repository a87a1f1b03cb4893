package speedup.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/**
 * Somebody else's benchmarks, compiled and measured with the oldest JMH that can be driven, beside
 * libraries that we have in other versions.
 */
final class ForeignBenchmarksIntegrationTests {

  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private static final Path LIBRARIES =
      Path.of(requireNonNull(System.getProperty("speedup.foreign"), "speedup.foreign"));

  @TempDir static Path theirs;

  @TempDir Path folder;

  private static Path classes;
  private static String classPath;

  @BeforeAll
  static void compile() throws Exception {
    classes = Files.createDirectories(theirs.resolve("classes"));
    String libraries =
        libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    // In a process of its own: within this one the annotation processor would find our JMH first.
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-nowarn",
                "-cp",
                libraries,
                "-processorpath",
                libraries,
                "-d",
                classes.toString(),
                "src/test/resources/foreign/Faults.java",
                "src/test/resources/foreign/MapBench.java",
                "src/test/resources/foreign/Slow.java",
                "src/test/resources/foreign/Where.java")
            .redirectErrorStream(true)
            .start();
    String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).as(said).isZero();
    classPath = classes + File.pathSeparator + libraries;
  }

  private static List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** A jar that names its libraries in its manifest. */
  private static Path jar(String name) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            libraries().stream()
                .map(library -> library.toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = theirs.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  @Test
  void aForeignJarIsMeasuredByItsOwnJmhAsItsAnnotationsSay() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--jar",
            jar("maps.jar").toString(),
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
      assertThat(fork.metrics()).containsKey(JournalEntry.Metric.PEAK_RESIDENT);
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
        SpeedupProcess.runJar(
            folder,
            "run",
            "--class-path",
            classPath,
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
    assertThat(seen.getProperty("classpath")).isEqualTo(classPath);
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
  void eachVariantIsMeasuredInTheSameRoundsAndWhatFailsInOneOnlyIsReported() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--class-path",
            classPath,
            "MapBench",
            "-p",
            "impl=hash",
            "--variant",
            "plain",
            "--variant",
            "small:jvmArgs=-Xmx2g -XX:+UseSerialGC",
            "--variant",
            "broken:jvmArgs=-javaagent:" + Files.createFile(folder.resolve("no.jar")),
            "--repeats",
            "0",
            "--rounds",
            "2");

    // A JVM that does not start is found before anything is measured.
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--variant broken").hasLineCount(1);

    Ended measured =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--class-path",
            classPath,
            "MapBench|Where",
            "-p",
            "impl=hash",
            "--variant",
            "failing",
            "--variant",
            "working:jvmArgs=-Dwhere=" + folder.resolve("where.txt"),
            "--repeats",
            "0",
            "--rounds",
            "2");

    assertThat(measured.exitCode()).isEqualTo(1);
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getLast());
    assertThat(run.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.cell().variant()).isEqualTo("failing"));
    List<String> forks = new ArrayList<>();
    run.forks()
        .forEach(fork ->
            forks.add(fork.round() + " " + fork.cell().method() + " " + fork.cell().variant()));
    assertThat(forks)
        .containsExactlyInAnyOrder(
            "1 get failing",
            "1 get working",
            "1 where working",
            "2 get failing",
            "2 get working",
            "2 where working");
    assertThat(measured.out()).contains("how many times as fast as variant=failing");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 0, Not confirmed: nothing of it is slower this time.",
    "100, 1, Confirmed: it is slower this time too."
  })
  void whatIsSlowerIsMeasuredAgainBeforeItIsCalledARegression(
      int slowForks, int exitCode, String sentence) throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--class-path",
            classPath,
            "Slow",
            "--variant",
            "before",
            "--variant",
            "after:jvmArgs=-Dslow=true",
            "-jvmArgsAppend",
            "-Dfirst=" + slowForks + " -Dlines=" + folder.resolve("lines.txt"),
            "--fail-on-regression",
            "--confirm",
            "--repeats",
            "0",
            "--rounds",
            "3");

    assertThat(ended.out())
        .as(ended.err())
        .contains("it is measured again, in a run of its own: ")
        .contains(sentence);
    assertThat(ended.exitCode()).isEqualTo(exitCode);
    assertThat(SpeedupProcess.runs(folder))
        .hasSize(2)
        .allSatisfy(run -> assertThat(StoredRun.read(run).forks()).hasSize(6))
        .anySatisfy(run -> assertThat(run.toString()).endsWith("-confirmation"));
  }

  @Test
  void whatThrowsDiesOrHangsFailsAloneAndLeavesNoProcess() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "run",
            "--class-path",
            classPath,
            "Faults",
            "--fork-limit",
            "8s",
            "--repeats",
            "0",
            "--rounds",
            "1",
            "-jvmArgsAppend",
            "-Dmark=" + folder.getFileName());

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks())
        .singleElement()
        .satisfies(fork -> assertThat(fork.cell().method()).isEqualTo("works"));
    assertThat(
            run.failures().stream()
                .collect(
                    Collectors.toMap(
                        failure -> failure.cell().method(),
                        JournalEntry.Failure::reason,
                        (first, second) -> second)))
        .hasEntrySatisfying("throwing", why -> assertThat(why).contains("the sky is green"))
        .hasEntrySatisfying("dying", why -> assertThat(why).contains("exit code 3"))
        .hasEntrySatisfying("ending", why -> assertThat(why).contains("Runtime.halt"))
        .hasEntrySatisfying("stopping", why -> assertThat(why).contains(" of 3 iterations"))
        .hasEntrySatisfying("hanging", why -> assertThat(why).contains("killed after 8 s"));
    assertThat(
            ProcessHandle.allProcesses()
                .filter(process ->
                    process
                        .info()
                        .commandLine()
                        .filter(line -> line.contains("-Dmark=" + folder.getFileName()))
                        .isPresent()))
        .isEmpty();
  }

  @Test
  void aKillEndsTheForkThatIsUnderWay() throws Exception {
    Path sign = folder.resolve("hanging");
    try (SpeedupProcess process =
        SpeedupProcess.startJar(
            folder,
            "run",
            "--class-path",
            classPath,
            "Faults.hanging",
            "--fork-limit",
            "1h",
            "-jvmArgsAppend",
            "-Dsign=" + sign)) {
      Instant deadline = Instant.now().plus(DEADLINE);
      while (!Files.exists(sign)) {
        assertThat(process.process().isAlive()).as(process.errSoFar()).isTrue();
        assertThat(Instant.now()).isBefore(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      List<ProcessHandle> ours = process.process().descendants().toList();
      // The JVM that the jar starts, whose own end nothing announces.
      ProcessHandle measuring =
          ours.stream()
              .filter(one -> one.info().commandLine().orElse("").contains("speedup.cli.Main"))
              .findFirst()
              .orElseThrow();

      assertThat(measuring.destroyForcibly()).isTrue();

      for (ProcessHandle one : ours) {
        assertThat(one.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void theirBenchmarksAreListed() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(folder, "run", "--jar", jar("listed.jar").toString(), "-lp");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("foreign.MapBench.get", "param \"impl\" = {tree, hash}");
  }

  @Test
  void whatIsWrongIsSaidInOneLineBeforeAnythingIsMeasured() throws Exception {
    String jar = jar("wrong.jar").toString();
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
