package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import speedup.process.cache.HugePages;

/** Workers that are like their parent, and those that are not. */
@Timeout(120)
final class InheritanceTests {

  /** Says what a worker is like. */
  static final class LikenessMain {

    private LikenessMain() {}

    /**
     * Says it.
     *
     * @param arguments {@code inherit} or nothing
     */
    public static void main(String[] arguments) throws Exception {
      ProcessPoolBuilder builder = ProcessPool.builder().workers(2);
      if (arguments.length > 0) {
        builder.inheritJvmOptions();
      }
      try (ProcessPool pool = builder.build()) {
        System.out.println(
            pool.submit(() ->
                    System.getProperty("my.prop")
                        + " "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " "
                        + Object.class.getModule().isOpen("java.lang", thisModule())
                        + " "
                        + LikenessMain.class.desiredAssertionStatus()
                        + " "
                        + java.util.TimeZone.getDefault().getID()
                        + " "
                        + ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName())
                .get());
      }
    }

    private static Module thisModule() {
      return LikenessMain.class.getModule();
    }
  }

  private static String run(Map<String, String> variables, List<String> options, String... rest)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(options);
    line.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LikenessMain.class.getName()));
    line.addAll(Arrays.asList(rest));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static final List<String> OPTIONS =
      List.of(
          "-Dmy.prop=1",
          "-Xmx200m",
          "-ea",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Duser.timezone=Asia/Tokyo",
          "-XX:+UseParallelGC");

  @Test
  void workersAreLikeTheirParentIfToldSo() throws Exception {
    assertThat(run(Map.of(), OPTIONS, "inherit")).matches("1 9\\d true true Asia/Tokyo PS .*\n");
  }

  @Test
  void byDefaultTheyAreNot() throws Exception {
    assertThat(run(Map.of(), OPTIONS)).startsWith("null ").endsWith(" Copy\n");
  }

  @Test
  void aCollectorInAVariableWins() throws Exception {
    String said = run(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Dmy.prop=2"), List.of());

    assertThat(said).containsPattern("\n2 .* PS ").doesNotContain("was given up");
  }

  @Test
  void aPortInAVariableIsLeftOutAndThatIsSaid() throws Exception {
    // The parent itself is to have no debugger: it reads the variable of its child's pool only.
    String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:1";
    JvmVariables variables =
        JvmVariables.of(Map.of("JAVA_TOOL_OPTIONS", debugger + " -Dmy.prop=3"));

    assertThat(variables.changed()).isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Dmy.prop=3"));
    assertThat(variables.leftOut())
        .containsExactly(
            "workers do without " + debugger + " of JAVA_TOOL_OPTIONS: one JVM can have it");
  }

  @Test
  void theHeapsOfAllWorkersTogetherStayWithinTheMachine() throws Exception {
    long memory =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    for (int workers : new int[] {1, 3, 8, 50}) {
      try (ProcessPool pool = ProcessPool.builder().workers(workers).build()) {
        long heap = pool.submit(() -> Runtime.getRuntime().maxMemory()).get();

        assertThat(workers * heap).isLessThan(memory * 3 / 4 + ((workers * 8L) << 20));
        assertThat(pool.toString())
            .contains("heap = at most " + workers + " x " + (heap >> 20) + " MB");
      }
    }
  }

  @Test
  void thePoolSaysWhichOptionsItsWorkersHave() {
    ProcessPoolBuilder builder =
        ProcessPool.builder()
            .workers(2)
            .inheritJvmOptions(List.of("-Xint", "-Xmx1g", "-Dcom.sun.management.jmxremote.port=1"))
            .jvmOptions("-Xmx64m");

    assertThat(builder.workerJvmOptions())
        .containsSubsequence("-XX:+UseSerialGC", "-Xint", "-Xmx524288k", "-Xmx64m")
        .noneMatch(option -> option.contains("jmxremote"));
    try (ProcessPool pool = builder.build()) {
      assertThat(pool.workerJvmOptions()).isEqualTo(builder.workerJvmOptions());
    }
  }

  /** The last word of a JVM's command line wins, and the user has it. */
  @Test
  void whoWantsNoHugePagesHasNone() {
    String without = "-XX:-UseTransparentHugePages";

    List<String> options = ProcessPool.builder().jvmOptions(without).workerJvmOptions();

    assertThat(options).endsWith(without);
    assertThat(options.contains(HugePages.OPTION)).isEqualTo(HugePages.mayBeAskedFor());
  }

  @Test
  void aCollectorThatNobodySawDoesNotKeepWorkersFromStarting() throws Exception {
    java.nio.file.Path flags = java.nio.file.Files.createTempFile("flags", "");
    java.nio.file.Files.writeString(flags, "+UseParallelGC\n");
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .output(line -> {})
            .jvmOptions("-XX:Flags=" + flags)
            .build()) {
      assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
    } finally {
      java.nio.file.Files.delete(flags);
    }
  }
}
