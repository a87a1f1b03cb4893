package speedup.process.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The function that is written for a record does what its constructor does. */
final class RecordMakerTests {

  record Nothing() {}

  record Primitives(
      long first,
      boolean truth,
      byte small,
      short less,
      char letter,
      int number,
      float about,
      double more,
      long last) {}

  @SuppressWarnings("ArrayRecordComponent") // there are such records
  record References(Object any, String text, List<String> texts, int[] numbers, String[][] table) {}

  private record Private(Inner inner, double number) {
    private record Inner(int value) {}
  }

  record Generic<T extends Comparable<T>>(T value) {}

  record Positive(int value) implements Serializable {
    Positive {
      if (value <= 0) {
        throw new IllegalStateException("value " + value);
      }
    }
  }

  private static Function<Object[], Object> of(Class<?> type) throws Exception {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return RecordMaker.of(constructor);
  }

  static Stream<Record> records() {
    return Stream.of(
        new Nothing(),
        new Primitives(
            Long.MIN_VALUE,
            true,
            Byte.MIN_VALUE,
            Short.MAX_VALUE,
            '\uffff',
            Integer.MIN_VALUE,
            Float.MIN_VALUE,
            Double.NEGATIVE_INFINITY,
            Long.MAX_VALUE),
        new References(1, "text", List.of("a"), new int[] {1}, new String[][] {{"b"}}),
        new Private(new Private.Inner(-1), Double.NaN),
        new Generic<>("value"),
        new Positive(1));
  }

  @ParameterizedTest
  @MethodSource("records")
  void makesTheRecordThatHasTheseValues(Record original) throws Exception {
    RecordComponent[] components = original.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      components[i].getAccessor().setAccessible(true);
      values[i] = components[i].getAccessor().invoke(original);
    }

    assertThat(of(original.getClass()).apply(values)).isEqualTo(original);
  }

  @Test
  void aReferenceMayBeNull() throws Exception {
    @Nullable Object[] values = {null, null, null, null, null};

    assertThat(of(References.class).apply(values).toString())
        .isEqualTo("References[any=null, text=null, texts=null, numbers=null, table=null]");
  }

  @Test
  void valuesThatTheRecordCannotHaveAreRefused() throws Exception {
    @Nullable Object[] none = {null};

    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> of(Positive.class).apply(new Object[] {1L}));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> of(Positive.class).apply(none));
  }

  @Test
  void theConstructorRuns() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> of(Positive.class).apply(new Object[] {0}))
        .withMessage("value 0");
  }

  /** Throws what it is told to, declared or not. */
  record Throwing(Throwable thrown) implements Serializable {
    Throwing {
      sneak(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  void whatTheConstructorThrowsIsTheCauseWhateverItIs() {
    RecordShape shape = Objects.requireNonNull(RecordShape.of(Throwing.class));
    for (Throwable thrown :
        List.of(
            new InvocationTargetException(null, "the user's"),
            new IOException("checked"),
            new AssertionError("error"),
            new Unspeakable())) {
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> shape.make(new Object[] {thrown}))
          .withMessageStartingWith("class " + Throwing.class.getName() + ": ")
          .satisfies(e -> assertThat(e.getCause()).isSameAs(thrown));
    }
  }

  @Test
  void whereARecordIsOfAnotherLoaderItsConstructorIsCalled() throws Exception {
    URL here = RecordMakerTests.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader apart =
        new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = apart.loadClass(Positive.class.getName());
      RecordShape shape = Objects.requireNonNull(RecordShape.of(type));

      Object made = shape.make(new Object[] {3});

      assertThat(made).isInstanceOf(type).isNotInstanceOf(Positive.class);
      assertThat(made.toString()).isEqualTo("Positive[value=3]");
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> shape.make(new Object[] {0}))
          .withMessageEndingWith("value 0");
    }
  }
}
