package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a strategy that works in other JVMs relies on. */
final class TaskTravelTests {

  private static final int FEW_BYTES = 300;

  static Stream<Workload<?>> workloads() {
    return Stream.of(new PrimeChecks(), new Rc4RoundTrips(0.001), new Sha256Digests(0.001));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyTaskTravelsAndGivesTheSameResultElsewhere(Workload<?> workload) throws Exception {
    for (Task<?> task : workload.tasks()) {
      Object copy = copy(task);

      assertThat(copy).isEqualTo(task).isNotSameAs(task).hasToString(task.toString());
    }
    Task<?> last = workload.tasks().getLast();
    assertThat(((Task<?>) copy(last)).call()).isEqualTo(last.call());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void onlyWhatIsNeededToRepeatATaskTravels(Workload<?> workload) throws IOException {
    for (Task<?> task : workload.tasks()) {
      assertThat(bytes(task)).hasSizeLessThan(FEW_BYTES);
    }
  }

  private static Object copy(Object original) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(original)))) {
      return in.readObject();
    }
  }

  private static byte[] bytes(Object original) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    return bytes.toByteArray();
  }
}
