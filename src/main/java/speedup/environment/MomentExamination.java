package speedup.environment;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the doctor says about what goes on right now. */
final class MomentExamination {

  /** A minute with half a core in use is not the minute before a quiet run. */
  private static final double LOAD = 0.5;

  /** Four JVMs of the default job at a time: the host, a fork, the flag site, a worker. */
  private static final long ENOUGH_MEMORY = 2L << 30;

  /** A few pages that have not been touched since the start do no harm. */
  private static final long SOME_SWAP = 64L << 20;

  /**
   * A limit by judgement: leaves room for the lower clock of a processor whose cores are all busy.
   */
  private static final double MOST_OF_THEM = 0.75;

  /** A limit by judgement: twice the precision that a run aims for. */
  private static final double STEADY = 0.1;

  private MomentExamination() {}

  static List<Diagnosis> of(Noise noise, MemoryNow memory) {
    return List.of(
        load(noise.loadBefore()),
        foreign(noise),
        steal(noise),
        throttling(noise),
        pressure(noise.pressureShare()),
        available(memory.available()),
        swap(memory.swapUsed()));
  }

  static List<Diagnosis> of(ProcessorsAtWork processors) {
    return List.of(together(processors), variation(processors.variation()));
  }

  private static Diagnosis together(ProcessorsAtWork work) {
    String figure = String.format(Locale.ROOT, "%.1f of %d", work.together(), work.processors());
    return work.together() < MOST_OF_THEM * work.processors()
        ? Diagnosis.warning(
            "processors at work",
            figure,
            "All of them together do no more than this many times the work of one: they share"
                + " cores, whatever the system calls them, or others use them too. Work that keeps"
                + " a core busy gains no more than that by workers.")
        : Diagnosis.ok("processors at work", figure);
  }

  private static Diagnosis variation(double share) {
    String figure = "varies by " + Disturbance.percent(share);
    return share > STEADY
        ? Diagnosis.warning(
            "speed of one",
            figure,
            "A processor does now more and now less, and no counter says why: on a virtual machine"
                + " it may be a thread of a core whose other thread belongs to somebody else. Work"
                + " that keeps a core busy varies as much from fork to fork: take more rounds, or a"
                + " machine of your own.")
        : Diagnosis.ok("speed of one", figure);
  }

  private static Diagnosis load(@Nullable Double load) {
    if (load == null) {
      return Diagnosis.unknown("load", "");
    }
    String figure = String.format(Locale.ROOT, "%.2f", load);
    return load > LOAD
        ? Diagnosis.warning(
            "load", figure, "Something was busy in the last minute. Wait until it is below 0.5.")
        : Diagnosis.ok("load", figure);
  }

  private static Diagnosis foreign(Noise noise) {
    Double cores = noise.foreignCores();
    if (cores == null) {
      return Diagnosis.unknown("foreign CPU", "Forks disturbed by other processes go unnoticed.");
    }
    String figure = new Disturbance(Disturbance.Kind.FOREIGN_CPU, cores).amount();
    return disturbed(noise, Disturbance.Kind.FOREIGN_CPU)
        ? Diagnosis.warning(
            "foreign CPU",
            figure,
            "Other processes are busy: end them or wait (top shows them). Forks measured now would"
                + " be set aside.")
        : Diagnosis.ok("foreign CPU", figure);
  }

  private static Diagnosis steal(Noise noise) {
    Double share = noise.stealShare();
    if (share == null) {
      return Diagnosis.unknown("steal", "CPU time that a hypervisor takes away goes unnoticed.");
    }
    String figure = Disturbance.percent(share);
    return disturbed(noise, Disturbance.Kind.STEAL)
        ? Diagnosis.warning(
            "steal",
            figure,
            "The host gives CPU time to other machines: move to a dedicated one, or measure at"
                + " another time.")
        : Diagnosis.ok("steal", figure);
  }

  private static Diagnosis throttling(Noise noise) {
    Double seconds = noise.throttledSeconds();
    if (seconds == null) {
      return Diagnosis.unknown("throttling", "No control group counts it.");
    }
    String figure = new Disturbance(Disturbance.Kind.THROTTLING, seconds).amount();
    return disturbed(noise, Disturbance.Kind.THROTTLING)
        ? Diagnosis.warning(
            "throttling", figure, "The control group's CPU limit is being hit: raise it.")
        : Diagnosis.ok("throttling", figure);
  }

  private static Diagnosis pressure(@Nullable Double share) {
    return share == null
        ? Diagnosis.unknown(
            "CPU pressure", "The kernel was built or started without it (psi=1 switches it on).")
        : Diagnosis.ok("CPU pressure", Disturbance.percent(share));
  }

  private static Diagnosis available(@Nullable Long bytes) {
    if (bytes == null) {
      return Diagnosis.unknown("memory available", "");
    }
    String figure = gibibytes(bytes);
    return bytes < ENOUGH_MEMORY
        ? Diagnosis.warning(
            "memory available",
            figure,
            "Several JVMs run at a time: below 2 GiB they may swap or be killed. End what is not"
                + " needed.")
        : Diagnosis.ok("memory available", figure);
  }

  private static Diagnosis swap(@Nullable Long bytes) {
    if (bytes == null) {
      return Diagnosis.unknown("swap in use", "");
    }
    String figure = gibibytes(bytes);
    return bytes > SOME_SWAP
        ? Diagnosis.warning(
            "swap in use",
            figure,
            "Pages come back from disk in the middle of a fork. Free memory, then: sudo swapoff -a"
                + " && sudo swapon -a")
        : Diagnosis.ok("swap in use", figure);
  }

  private static boolean disturbed(Noise noise, Disturbance.Kind kind) {
    return NoiseLimits.FIXED.disturbances(noise).stream()
        .anyMatch(disturbance -> disturbance.kind() == kind);
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
