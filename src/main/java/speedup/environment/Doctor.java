package speedup.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what makes this machine noisy, and says what to do about it. */
public final class Doctor {

  private Doctor() {}

  /**
   * Examines the machine, and watches it for a while.
   *
   * @param environment the machine as captured
   * @param meter to which this process is ours
   * @param watched how long to watch; this call waits that long. A second shows a busy loop, and
   *     ten seconds what comes and goes
   * @return the findings, always about the same things in the same order
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static List<Diagnosis> examine(Environment environment, NoiseMeter meter, Duration watched)
      throws InterruptedException {
    NoiseMeter.Sample before = meter.sample();
    Thread.sleep(watched);
    List<Diagnosis> findings = new ArrayList<>();
    findings.addAll(MachineExamination.of(environment));
    findings.addAll(MomentExamination.of(meter.since(before), meter.memoryNow()));
    return List.copyOf(findings);
  }

  /**
   * Has the processors work for a second and examines how steadily one does it, and how much more
   * all do together. Not to be called while anything is measured.
   *
   * @param processors how many there are
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static List<Diagnosis> exert(int processors) throws InterruptedException {
    return MomentExamination.of(ProcessorsAtWork.measure(processors));
  }
}
