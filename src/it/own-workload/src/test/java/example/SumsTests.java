package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import speedup.Results;
import speedup.Speedup;
import speedup.workload.Answers;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/** A batch of this project, measured in a test of it. */
final class SumsTests {

  /** Sums of numbers, whose right answers a formula gives. */
  public record Sums(int numbers) implements Workload<Long> {

    record Sum(int from, int numbers) implements Task<Long> {

      @Override
      public Long call() {
        long sum = 0;
        for (int i = 0; i < numbers; i++) {
          sum += Long.parseLong(Integer.toString(from + i));
        }
        return sum;
      }
    }

    @Override
    public List<Sum> tasks() {
      return IntStream.range(0, 8).mapToObj(from -> new Sum(from, numbers)).toList();
    }

    @Override
    public void check(List<? extends Long> results) throws WrongAnswerException {
      Answers.checkEach(tasks(), results, sum -> numbers * (2L * sum.from() + numbers - 1) / 2);
    }
  }

  @Test
  void strategiesAreComparedInForksOfTheirOwn() throws Exception {
    Results results =
        Speedup.measure(new Sums(100_000))
            .strategies("sequential", "fixed", "process")
            .workers(2)
            .rounds(2)
            .repeats(0)
            .results(Path.of("target", "results"))
            .run();

    assertEquals(3, results.cells().size());
    assertTrue(
        Set.of("sequential", "fixed", "process").contains(results.fastest().strategy()),
        results.toString());
    assertTrue(results.speedup("fixed", 2).low() > 0, results.toString());
    assertTrue(results.cell("process", 2).reason().isEmpty(), results.toString());
  }
}
