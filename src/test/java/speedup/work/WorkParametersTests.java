package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.workload.Task;
import speedup.workload.Workload;

/** How the parameters of a workload are read and written. */
final class WorkParametersTests {

  /** What a workload must have, and these never use. */
  interface Nothing extends Workload<Integer> {

    @Override
    default List<Task<Integer>> tasks() {
      return List.of();
    }

    @Override
    default void check(List<? extends Integer> results) {}
  }

  /** One of each type. */
  public record Every(
      int a, long b, double c, boolean d, String e, Path f, Thread.State g, String empty)
      implements Nothing {
    public Every() {
      this(1, 1L << 40, 0.1, true, "x, y=z", Path.of("a b"), Thread.State.NEW, "");
    }
  }

  public record Text(@Nullable String text) implements Nothing {}

  public record Boxed(Integer n) implements Nothing {}

  public record Single(float n) implements Nothing {}

  public record Letter(char n) implements Nothing {}

  public record Delay(Duration n) implements Nothing {}

  @SuppressWarnings("ArrayRecordComponent") // It is refused.
  public record Many(int[] n) implements Nothing {}

  @Test
  void valuesAreReadAsTheyAreWritten() throws Exception {
    WorkClass every = WorkClass.of(Every.class);
    Map<String, String> values = every.defaults();

    assertThat(values.values())
        .containsExactly("1", "1099511627776", "0.1", "true", "x, y=z", "a b", "NEW", "");
    assertThat(every.make(values)).isEqualTo(new Every());
  }

  @ParameterizedTest
  @MethodSource
  void anotherTypeIsToldWithThoseThatAreRead(Class<?> type, String component) {
    assertThatThrownBy(() -> WorkClass.of(type))
        .isInstanceOf(WorkException.class)
        .hasMessage(
            "%s: no -p can be read as %s; a parameter is of type int, long, double, boolean,"
                    .formatted(type.getName(), component)
                + " String, Path or an enum");
  }

  static Stream<Arguments> anotherTypeIsToldWithThoseThatAreRead() {
    return Stream.of(
        Arguments.of(Boxed.class, "java.lang.Integer n"),
        Arguments.of(Single.class, "float n"),
        Arguments.of(Letter.class, "char n"),
        Arguments.of(Delay.class, "java.time.Duration n"),
        Arguments.of(Many.class, "int[] n"));
  }

  @Test
  void aValueThatNoWordCanSayIsTold() throws Exception {
    WorkClass text = WorkClass.of(Text.class);

    assertThatThrownBy(() -> text.values(new Text(null)))
        .isInstanceOf(WorkException.class)
        .hasMessage(Text.class.getName() + ": its text is null, which no -p can say");
    assertThatThrownBy(() -> text.values(new Text("a\nb")))
        .isInstanceOf(WorkException.class)
        .hasMessage(
            Text.class.getName() + ": its text has more than one line, which no -p can say");
  }

  @ParameterizedTest
  @MethodSource
  void aWordThatIsNoValueIsToldWithWhatWouldBeRight(String name, String word, String right)
      throws Exception {
    assertThatThrownBy(() -> WorkClass.of(Every.class).check(name, word))
        .isInstanceOf(WorkException.class)
        .hasMessage("-p %s=%s: must be %s".formatted(name, word, right));
  }

  static Stream<Arguments> aWordThatIsNoValueIsToldWithWhatWouldBeRight() {
    return Stream.of(
        Arguments.of("a", "1.5", "a whole number that fits int"),
        Arguments.of("a", "3000000000", "a whole number that fits int"),
        Arguments.of("b", "1e3", "a whole number that fits long"),
        Arguments.of("c", "abc", "a number"),
        Arguments.of("d", "yes", "true or false"),
        Arguments.of("f", "a\0b", "a Path"),
        Arguments.of("g", "OLD", "NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING, TERMINATED"));
  }
}
