package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import speedup.run.Cell;

/** How large the heap of a fork is: two sizes that do not fit end a JVM before it has begun. */
final class OneForkOptionsTests {

  @Test
  void theBenchmarksHeapIsLeftToItsAnnotation() throws Exception {
    assertThat(options(true).getJvmArgsPrepend().hasValue()).isFalse();
  }

  @Test
  void withAHeapOfTheUsersTheAnnotationsIsLeftOut() throws Exception {
    assertThat(options(false).getJvmArgsPrepend().get()).isEmpty();
  }

  @Test
  void whatTheUserPutsInFrontStaysThere() throws Exception {
    assertThat(options(false, "-jvmArgsPrepend", "-Xmx1g").getJvmArgsPrepend().get())
        .containsExactly("-Xmx1g");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx1g",
        "-Xms1g",
        "-Xmn64m",
        "-XX:MaxHeapSize=1g",
        "-XX:InitialHeapSize=1g",
        "-XX:MinHeapSize=1g",
        "-XX:MaxRAM=2g",
        "-XX:MaxRAMPercentage=50",
        "-XX:InitialRAMPercentage=10",
        "-XX:NewSize=64m",
        "-XX:MaxNewSize=64m"
      })
  void sizesOfTheHeapAreKnown(String argument) {
    assertThat(jvm(List.of(argument), Map.of()).isHeapDecided()).isTrue();
    assertThat(jvm(List.of(), Map.of("JAVA_TOOL_OPTIONS", "-Da=b " + argument)).isHeapDecided())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-Xss1m", "-XX:+UseZGC", "-XX:MaxGCPauseMillis=5", "-Dm=-Xmx1g"})
  void otherArgumentsAreNone(String argument) {
    assertThat(jvm(List.of(argument), Map.of()).isHeapDecided()).isFalse();
  }

  private static ForkJvm jvm(List<String> arguments, Map<String, String> environment) {
    return ForkJvm.of("java", "some.jar", arguments, environment);
  }

  private static Options options(boolean usualHeap, String... user) throws Exception {
    return OneForkOptions.of(
        new CommandLineOptions(user),
        Cell.of("some.Batch.batch", Map.of()),
        null,
        List.of(),
        List.of(),
        usualHeap,
        Optional.empty());
  }
}
