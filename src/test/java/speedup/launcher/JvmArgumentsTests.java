package speedup.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said to a JVM, and is handed on to the one that runs Speedup. */
final class JvmArgumentsTests {

  @Test
  void aCommandLineThatBeginsWithTheJarSaysNothing() {
    assertThat(JvmArguments.areNone(words("-jar", "benchmarks.jar", "table"), Map.of())).isTrue();
  }

  @Test
  void whatIsNotKnownIsAsked() {
    assertThat(JvmArguments.areNone(Optional.empty(), Map.of())).isFalse();
    assertThat(JvmArguments.areNone(words(), Map.of())).isFalse();
    assertThat(JvmArguments.areNone(words("-Xmx1g", "-jar", "benchmarks.jar"), Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"})
  void aVariableSaysItToo(String variable) {
    assertThat(JvmArguments.areNone(words("-jar", "x.jar"), Map.of(variable, "-Xmx1g"))).isFalse();
  }

  @Test
  void thisJvmKnowsItsOwn() {
    assertThat(JvmArguments.ofThisJvm())
        .isEqualTo(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private static Optional<String[]> words(String... words) {
    return Optional.of(words);
  }
}
