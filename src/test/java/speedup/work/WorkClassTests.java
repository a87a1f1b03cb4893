package speedup.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static speedup.work.WorkSources.TASKS;
import static speedup.work.WorkSources.source;
import static speedup.work.WorkSources.task;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which classes make a workload, and what is said of others. */
final class WorkClassTests {

  @TempDir static Path folder;

  private static @Nullable URLClassLoader loader;

  @BeforeAll
  static void compile() throws Exception {
    loader = WorkSources.compile(folder, aWrongClassIsToldInOneLine());
  }

  @AfterAll
  static void close() throws Exception {
    requireNonNull(loader).close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aWrongClassIsToldInOneLine(String name, String source, String line) throws Exception {
    Class<?> type = Class.forName(name, false, requireNonNull(loader));

    assertThatThrownBy(() -> WorkClass.of(type).make(WorkClass.of(type).defaults()))
        .isInstanceOf(WorkException.class)
        .hasMessageContaining(line);
  }

  static Stream<Arguments> aWrongClassIsToldInOneLine() {
    return Stream.of(
        Arguments.of(
            "Hidden",
            source("Hidden", "", task("return 1;"), TASKS, "")
                .replace("public record Hidden", "record Hidden"),
            "Hidden must be a public class that is not abstract"),
        Arguments.of(
            "Closed",
            """
            public class Closed implements java.util.function.Supplier<Object> {
              private Closed() {}
              public Object get() { return 1; }
            }
            """,
            "Closed has no public constructor without parameters"),
        Arguments.of(
            "Supplies",
            """
            public class Supplies implements java.util.function.Supplier<Object> {
              public Object get() { return 1; }
            }
            """,
            "Supplies supplies something that is no Workload"),
        Arguments.of(
            "Other",
            "public class Other {}",
            "Other is no workload: it must implement Workload, or Supplier of one"),
        Arguments.of(
            "Typed",
            source("Typed", "List<String> names", task("return 1;"), TASKS, ""),
            "Typed: no -p can be read as java.util.List<java.lang.String> names; a parameter is of"
                + " type int, long, double, boolean, String, Path or an enum"),
        Arguments.of(
            "Taken",
            source("Taken", "int workers", task("return 1;"), TASKS, ""),
            "Taken: every batch has a parameter 'workers'; call yours another way"),
        Arguments.of(
            "Undecided",
            source("Undecided", "int rows", task("return 1;"), TASKS, ""),
            "Undecided: give -p rows=…, or it a public constructor without parameters that says"));
  }
}
