package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import speedup.run.Cell;
import speedup.run.Dimension;

final class CellNamesTests {

  private static final String OFFER = "org.example.Queue.offer";

  @Test
  void aNameIsAsShortAsItCanBe() {
    assertThat(names(key(OFFER, "avgt", 8, Map.of()))).containsExactly("Queue.offer");
    assertThat(names(key(OFFER, "avgt", 8, Map.of("size", "10", "kind", "a b"))))
        .containsExactly("Queue.offer (kind=a b, size=10)");
    assertThat(names(key("offer", "avgt", 1, Map.of()))).containsExactly("offer");
  }

  @Test
  void modeAndThreadsAreNamedWhereTheyVary() {
    assertThat(names(key(OFFER, "avgt", 1, Map.of()), key(OFFER, "avgt", 8, Map.of("n", "1"))))
        .containsExactly("Queue.offer (1 thread)", "Queue.offer (8 threads, n=1)");
    assertThat(names(key(OFFER, "avgt", 8, Map.of()), key(OFFER, "ss", 8, Map.of())))
        .containsExactly("Queue.offer (avgt)", "Queue.offer (ss)");
  }

  @Test
  void whatOneBenchmarkHasOnlyOneOfIsNotNamedForTheSakeOfAnother() {
    Cell queue = key("org.example.Group.queue", "thrpt", 2, Map.of("kind", "a"));

    assertThat(names(queue, key(OFFER, "avgt", 1, Map.of("kind", "a"))))
        .containsExactly("Group.queue (kind=a)", "Queue.offer (kind=a)");
    assertThat(names(queue, key(OFFER, "avgt", 1, Map.of()), key(OFFER, "avgt", 8, Map.of())))
        .containsExactly(
            "Group.queue (kind=a)", "Queue.offer (1 thread)", "Queue.offer (8 threads)");
  }

  @Test
  void whatTheMethodsOfAClassHaveInCommonIsNamedByWhatVariesInTheClass() {
    Cell offer = key(OFFER, "avgt", 1, Map.of());
    Cell poll = key("org.example.Queue.poll", "thrpt", 1, Map.of());

    assertThat(CellNames.of(List.of(offer, poll)).without(offer, List.of(Dimension.METHOD)))
        .isEqualTo("Queue (avgt)");
  }

  @Test
  void aBenchmarkHasItsWholeNameWhereTheShortOneIsAmbiguous() {
    assertThat(
            names(
                key("a.Codec.encode", "ss", 1, Map.of()),
                key("b.Codec.encode", "ss", 1, Map.of()),
                key("b.Codec.decode", "ss", 1, Map.of())))
        .containsExactly("a.Codec.encode", "b.Codec.encode", "Codec.decode");
  }

  @Test
  void aBatchIsCalledByWorkloadAndStrategy() {
    Cell batch = batch("org.Primes.primes", Map.of("scale", "2"));

    assertThat(names(batch)).containsExactly("primes fixed x2 (cold, scale=2)");
    assertThat(names(batch, batch("com.Primes.primes", Map.of())))
        .containsExactly(
            "org.Primes.primes fixed x2 (cold, scale=2)", "com.Primes.primes fixed x2 (cold)");
  }

  @Test
  void aTwinAndAVariantAreSeen() {
    Cell batch = batch("org.Primes.primes", Map.of());

    assertThat(
            names(
                new Cell(batch.benchmark(), "ss", 1, batch.params(), "zgc", true),
                new Cell(OFFER, "ss", 1, new TreeMap<>(), "g1", true)))
        .containsExactly("primes twin of fixed x2 (cold) [zgc]", "twin of Queue.offer [g1]");
  }

  @Test
  void theWholeNameDoesNotDependOnOtherCells() {
    assertThat(key(OFFER, "avgt", 1, Map.of("size", "10")).toString())
        .isEqualTo("org.example.Queue.offer (avgt, 1 thread, size=10)");
    assertThat(
            new Cell(OFFER, "ss", 2, new TreeMap<>(Map.of("size", "10")), "zgc", true).toString())
        .isEqualTo("org.example.Queue.offer (ss, 2 threads, size=10, twin) [zgc]");
  }

  private static List<String> names(Cell... cells) {
    CellNames names = CellNames.of(Arrays.asList(cells));
    return Arrays.stream(cells).map(names::name).toList();
  }

  private static Cell batch(String benchmark, Map<String, String> others) {
    Map<String, String> params = new TreeMap<>(others);
    params.putAll(Map.of("strategy", "fixed", "workers", "2", "lifecycle", "cold"));
    return key(benchmark, "ss", 1, params);
  }

  private static Cell key(String benchmark, String mode, int threads, Map<String, String> params) {
    return new Cell(benchmark, mode, threads, new TreeMap<>(params), "", false);
  }
}
