package speedup.workload;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The prime check of Fluent Python's chapter on executors: 20 numbers of up to 16 digits, the
 * largest first, as the book's pool version submits them. Six are settled by a small divisor; each
 * of the others takes up to fifty million divisions.
 */
public final class PrimeChecks implements Workload<Boolean> {

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE = new WorkloadType("primes", false, true);

  private static final Map<Long, Boolean> ANSWERS =
      Map.ofEntries(
          Map.entry(2L, true),
          Map.entry(142702110479723L, true),
          Map.entry(299593572317531L, true),
          Map.entry(3333333333333301L, true),
          Map.entry(3333333333333333L, false),
          Map.entry(3333335652092209L, false),
          Map.entry(4444444444444423L, true),
          Map.entry(4444444444444444L, false),
          Map.entry(4444444488888889L, false),
          Map.entry(5555553133149889L, false),
          Map.entry(5555555555555503L, true),
          Map.entry(5555555555555555L, false),
          Map.entry(6666666666666666L, false),
          Map.entry(6666666666666719L, true),
          Map.entry(6666667141414921L, false),
          Map.entry(7777777536340681L, false),
          Map.entry(7777777777777753L, true),
          Map.entry(7777777777777777L, false),
          Map.entry(9999999999999917L, true),
          Map.entry(9999999999999999L, false));

  private static final List<PrimeCheck> TASKS =
      ANSWERS.keySet().stream().sorted(Comparator.reverseOrder()).map(PrimeCheck::new).toList();

  @Override
  public String name() {
    return TYPE.name();
  }

  @Override
  public List<PrimeCheck> tasks() {
    return TASKS;
  }

  @Override
  public void check(List<? extends Boolean> results) throws WrongAnswerException {
    Answers.checkEach(TASKS, results, task -> ANSWERS.get(task.number()));
  }
}
