package speedup.workload;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The RC4 jobs of Fluent Python's chapter on executors: 12 of them, the largest first, from 384.0
 * to 149.3 KB at scale 1.
 */
public final class Rc4RoundTrips implements Workload<Integer> {

  private static final int JOBS = 12;
  private static final int MIDDLE_SIZE = 1 << 18;

  /** The largest scale: beyond it the bytes of the largest job do not fit into an array. */
  public static final int LARGEST_SCALE = RandomBytes.largestScale(size(JOBS));

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE =
      new WorkloadType("rc4", false, true, Parameter.scale("rc4", LARGEST_SCALE));

  private final List<Rc4RoundTrip> tasks;

  /**
   * Creates the batch.
   *
   * @param scale multiplies the sizes; 1 is the original
   */
  public Rc4RoundTrips(double scale) {
    tasks =
        IntStream.range(0, JOBS)
            .map(i -> JOBS - i)
            .mapToObj(job -> new Rc4RoundTrip(RandomBytes.scaled(size(job), scale), job))
            .toList();
  }

  private static long size(int job) {
    return MIDDLE_SIZE + (long) ((double) MIDDLE_SIZE / JOBS * (job - JOBS / 2));
  }

  @Override
  public String name() {
    return TYPE.name();
  }

  @Override
  public List<Rc4RoundTrip> tasks() {
    return tasks;
  }

  @Override
  public void check(List<? extends Integer> results) throws WrongAnswerException {
    Answers.checkEach(tasks, results, Rc4RoundTrip::size);
  }
}
