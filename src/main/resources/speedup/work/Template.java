import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import speedup.workload.Answers;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * What is measured: a batch of tasks whose right answer is known. Replace Part with your own work:
 *
 * <pre>
 * java -jar benchmarks.jar run --workload NAME.java
 * java -jar benchmarks.jar run --workload NAME.java -p rows=50000,500000
 * </pre>
 *
 * <p>The components are the parameters of the command line: -p rows=… sets this one.
 */
public record NAME(int rows) implements Workload<Long> {

  private static final int PARTS = 12;

  /** Which values are measured when none are given. */
  public NAME() {
    this(200_000);
  }

  /**
   * One task: its fields say all that it needs, so that it can run in any thread or JVM. This one
   * writes numbers as the lines of a CSV file and adds the second column up.
   */
  record Part(int number, int rows) implements Task<Long> {

    @Override
    public Long call() {
      SplittableRandom random = new SplittableRandom(number);
      StringBuilder line = new StringBuilder();
      long total = 0;
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        line.append(row).append(',').append(random.nextInt(1_000)).append(",name").append(row);
        int comma = line.indexOf(",");
        total += Long.parseLong(line, comma + 1, line.indexOf(",", comma + 1), 10);
      }
      return total;
    }

    /** The right result, found in another way. */
    long expected() {
      return new SplittableRandom(number).ints(rows, 0, 1_000).asLongStream().sum();
    }
  }

  /** The batch: always the same tasks in the same order. */
  @Override
  public List<Part> tasks() {
    return IntStream.range(0, PARTS).mapToObj(number -> new Part(number, rows)).toList();
  }

  /** A time is only told of a batch whose results are all right. */
  @Override
  public void check(List<? extends Long> results) throws WrongAnswerException {
    Answers.checkEach(tasks(), results, Part::expected);
  }

  /** false for tasks that wait: for a server, a disk, a lock. */
  @Override
  public boolean computes() {
    return true;
  }
}
