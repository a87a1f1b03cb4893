package speedup.process.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects to bytes and back. */
final class EncodingTests {

  private static final Admission ALL =
      Admission.of(Limits.DEFAULT, EncodingTests.class.getClassLoader());

  record Pair(Object first, Object second) implements Serializable {}

  record Count(int value) implements Serializable {}

  private static byte[] bytes(Object object) throws IOException {
    return Payload.of(object, Limits.DEFAULT).open().readAllBytes();
  }

  private static Object copy(Object object) throws Exception {
    return Objects.requireNonNull(Encoding.read(new ByteArrayInputStream(bytes(object)), ALL));
  }

  @Test
  void whatIsReferredToTwiceIsOneObjectForTheReader() throws Exception {
    byte[] shared = new byte[100_000];
    Pair read = (Pair) copy(new Pair(shared, shared));

    assertThat(read.first()).isSameAs(read.second());
    String text = "long ".repeat(100);
    Pair texts = (Pair) copy(new Pair(text, new Pair(text, 1)));
    assertThat(texts.first()).isSameAs(((Pair) texts.second()).first());
  }

  @Test
  void sharedReferencesAreNotMultiplied() throws Exception {
    Object tree = new byte[100_000];
    for (int i = 0; i < 8; i++) {
      tree = new Pair(tree, tree);
    }

    assertThat(bytes(tree).length).isLessThan(110_000);
    assertThat(copy(tree)).isInstanceOf(Pair.class);
  }

  @Test
  void aTreeOfPlainValuesIsWrittenWithoutJavaSerialization() throws Exception {
    Pair tree = new Pair(new Count(1), new Pair("text", Thread.State.BLOCKED));

    assertThat(bytes(tree)[0]).isEqualTo((byte) Encoding.RECORD);
    assertThat(copy(tree)).isEqualTo(tree);
    assertThat(bytes(new ArrayList<>(List.of(1)))[0]).isEqualTo((byte) Encoding.OBJECT);
  }

  private static final List<Object> SMALL_VALUES =
      List.of(
          Duration.ofSeconds(-1, 999_999_999),
          Instant.MAX,
          new UUID(1, -2),
          Float.NaN,
          (short) -3,
          (byte) -4,
          '\uffff',
          URI.create("http://[::1]:1/a%20b?c=d#\u00e9"));

  @Test
  void recordsOfValuesOfTheJdkAreWrittenWithoutJavaSerialization() throws Exception {
    for (Object value : SMALL_VALUES) {
      Pair pair = new Pair(value, value);

      assertThat(bytes(pair)[0]).isEqualTo((byte) Encoding.RECORD);
      assertThat(copy(pair)).isEqualTo(pair);
      assertThat(bytes(value)[0]).isLessThan((byte) Encoding.RECORD);
      assertThat(copy(value)).isEqualTo(value).hasSameClassAs(value);
    }
  }

  @Test
  void anAddressThatIsVeryLongIsWrittenOnce() throws Exception {
    URI address = URI.create("http://host/" + "x".repeat(100_000));

    Pair read = (Pair) copy(new Pair(address, address));

    assertThat(read.first()).isEqualTo(address).isSameAs(read.second());
  }

  @Test
  void valuesThatNoWriterWritesAreRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(Encoding.INSTANT);
    out.writeLong(Long.MAX_VALUE);
    out.writeInt(0);

    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> Encoding.read(new ByteArrayInputStream(bytes.toByteArray()), ALL));
    ByteArrayOutputStream address = new ByteArrayOutputStream();
    DataOutputStream text = new DataOutputStream(address);
    text.write(Encoding.URI);
    text.writeUTF("no address: %");
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> Encoding.read(new ByteArrayInputStream(address.toByteArray()), ALL));
  }

  @Test
  void onlyWhatRunsNoForeignCodeSaysSo() throws Exception {
    for (Object harmless : List.of(1, 2L, 3.0, true, "text", new byte[1], Duration.ZERO)) {
      assertThat(Encoding.runsNoForeignCode(bytes(harmless)[0])).isTrue();
    }
    for (Object foreign : List.of(new Count(1), Thread.State.NEW, List.of(1))) {
      assertThat(Encoding.runsNoForeignCode(bytes(foreign)[0])).isFalse();
    }
  }

  @Test
  void aRecordOfAnotherVersionIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(Encoding.RECORD);
    out.writeUTF(Count.class.getName());
    out.writeInt(Objects.requireNonNull(RecordShape.of(Count.class)).fingerprint() + 1);
    out.write(Encoding.INTEGER);
    out.writeInt(1);

    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> Encoding.read(new ByteArrayInputStream(bytes.toByteArray()), ALL))
        .withMessageContaining("different versions");
  }

  @Test
  void aFilterOfTheWholeJvmIsAskedAboutPlainValues() {
    List<Object> values =
        new ArrayList<>(
            List.of(new Count(1), 1, 2L, 3.0, true, Thread.State.NEW, new byte[3], "a text"));
    values.addAll(SMALL_VALUES);
    for (Object value : values) {
      List<Object> asked = new ArrayList<>();
      assertThatExceptionOfType(InvalidClassException.class)
          .isThrownBy(() ->
              new PlainReader(
                      new ByteArrayInputStream(tail(value)),
                      ALL,
                      info -> {
                        asked.add(info.serialClass() == null ? "text" : info.serialClass());
                        return java.io.ObjectInputFilter.Status.REJECTED;
                      })
                  .read(bytes(value)[0], 1))
          .withMessageContaining("jdk.serialFilter rejects");
      assertThat(asked).containsExactly(value instanceof String ? "text" : value.getClass());
    }
  }

  private static byte[] tail(Object value) throws IOException {
    byte[] all = bytes(value);
    return java.util.Arrays.copyOfRange(all, 1, all.length);
  }

  @Test
  void aClassThatIsNotOfferedIsRefused() throws Exception {
    ClassPathFilter filter =
        new ClassPathFilter(Limits.DEFAULT, ClassLoader.getPlatformClassLoader());
    try (ObjectInputStream in = new ObjectInputStream(plainSerialization(new Pair(1, 2)))) {
      in.setObjectInputFilter(filter);
      assertThatExceptionOfType(InvalidClassException.class).isThrownBy(in::readObject);
    }

    assertThat(filter.refusal()).isEqualTo(Pair.class.getName() + " is not of the class path");
    Admission platform = Admission.of(Limits.DEFAULT, ClassLoader.getPlatformClassLoader());
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Encoding.read(new ByteArrayInputStream(bytes(new Pair(1, 2))), platform));
  }

  private static InputStream plainSerialization(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("UnusedVariable") // it is what serialization follows
    private final @Nullable Node next;

    Node(@Nullable Node next) {
      this.next = next;
    }
  }

  private static Node chain(int length) {
    Node chain = new Node(null);
    for (int i = 1; i < length; i++) {
      chain = new Node(chain);
    }
    return chain;
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 990})
  void whatIsWithinTheLimitIsWrittenOnASmallStackToo(int depth) throws Exception {
    Node written = chain(depth);
    List<Object> outcome = new ArrayList<>();
    Thread small =
        Thread.ofPlatform()
            .name("small")
            .stackSize(200 << 10)
            .start(() -> {
              try {
                outcome.add(Payload.of(written, Limits.DEFAULT));
              } catch (Throwable e) {
                outcome.add(e);
              }
            });
    small.join();

    assertThat(outcome).singleElement().isInstanceOf(Payload.class);
  }

  @Test
  void whatIsTooDeepForEveryStackSaysSo() {
    Node written = chain(300_000);

    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> Payload.of(written, Limits.DEFAULT))
        .withMessageContaining("refers too deep");
  }

  @Test
  void thePathToWhatCannotBeSerializedIsFoundAmongAMillion() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      many.add(i);
    }
    many.add(new Object());
    Map<String, Object> map = new HashMap<>(Map.of("key", many));

    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> bytes(new Pair(1, map)))
        .withMessage("java.lang.Object is not serializable (found at Pair.second[key][1000000])");
  }

  static final class Torn extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public java.util.Iterator<Object> iterator() {
      throw new IllegalStateException("no iterator");
    }
  }

  @Test
  void aCollectionThatFailsWhenWalkedDoesNotHideTheReason() {
    Torn torn = new Torn();
    torn.add(new Object());

    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> bytes(torn))
        .withMessageContaining("java.lang.Object is not serializable")
        .withMessageContaining("no iterator");
  }
}
