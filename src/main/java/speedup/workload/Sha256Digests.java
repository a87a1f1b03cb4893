package speedup.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The SHA-256 jobs of Fluent Python's chapter on executors: 12 of them, of a megabyte each at scale
 * 1.
 */
public final class Sha256Digests implements Workload<String> {

  private static final int JOBS = 12;
  private static final int SIZE = 1 << 20;

  /** The largest scale: beyond it the bytes of a job do not fit into an array. */
  public static final int LARGEST_SCALE = RandomBytes.largestScale(SIZE);

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE =
      new WorkloadType("sha256", false, true, Parameter.scale("sha256", LARGEST_SCALE));

  /**
   * The digest over all twelve digests, by the size of a job: known for the sizes in common use.
   */
  static final Map<Integer, String> ANSWERS =
      Map.of(
          SIZE,
          "66aac5222b5034f05a4acea8649be7e47c7efae9ed6c3327bdb859dd7d738cc7",
          16 * SIZE,
          "34fea42ed774c61321aff200d8333277f775b1c6954042d960be8a787c160bbd");

  private final List<Sha256Digest> tasks;
  private final String answer;

  /**
   * Creates the batch. At a scale whose right answer is not known beforehand the batch is worked
   * out here, once.
   *
   * @param scale multiplies the sizes; 1 is the original
   */
  public Sha256Digests(double scale) {
    int size = RandomBytes.scaled(SIZE, scale);
    tasks = IntStream.range(0, JOBS).mapToObj(job -> new Sha256Digest(size, job)).toList();
    String known = ANSWERS.get(size);
    answer = known != null ? known : summary(tasks.stream().map(Sha256Digest::call).toList());
  }

  @Override
  public String name() {
    return TYPE.name();
  }

  @Override
  public List<Sha256Digest> tasks() {
    return tasks;
  }

  @Override
  public void check(List<? extends String> results) throws WrongAnswerException {
    String summary = summary(results);
    if (!summary.equals(answer)) {
      throw new WrongAnswerException(
          "the twelve digests are " + results + ", whose digest should be " + answer);
    }
  }

  private static String summary(List<? extends String> digests) {
    return Sha256Digest.of(String.join("\n", digests).getBytes(StandardCharsets.US_ASCII));
  }
}
