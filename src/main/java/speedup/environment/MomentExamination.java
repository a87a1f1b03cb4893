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

  static List<Finding> of(Noise noise, MemoryNow memory) {
    return List.of(
        load(noise.loadBefore()),
        foreign(noise),
        steal(noise),
        throttling(noise),
        pressure(noise.pressureShare()),
        available(memory.available()),
        swap(memory.swapUsed()));
  }

  static List<Finding> of(ProcessorsAtWork processors) {
    return List.of(together(processors), variation(processors.variation()));
  }

  private static Finding together(ProcessorsAtWork work) {
    String figure = String.format(Locale.ROOT, "%.1f of %d", work.together(), work.processors());
    return work.together() < MOST_OF_THEM * work.processors()
        ? Finding.warning(
            "processors at work",
            figure,
            "All of them together do no more than this many times the work of one: they share cores,"
                + " whatever the system calls them, or others use them too. Work that keeps a core"
                + " busy gains no more than that by workers.")
        : Finding.ok("processors at work", figure);
  }

  private static Finding variation(double share) {
    String figure = "varies by " + Disturbance.percent(share);
    return share > STEADY
        ? Finding.warning(
            "speed of one",
            figure,
            "A processor does now more and now less, and no counter says why: on a virtual machine"
                + " it may be a thread of a core whose other thread belongs to somebody else. Work"
                + " that keeps a core busy varies as much from fork to fork: take more rounds, or a"
                + " machine of your own.")
        : Finding.ok("speed of one", figure);
  }

  private static Finding load(@Nullable Double load) {
    if (load == null) {
      return Finding.unknown("load", "");
    }
    String figure = String.format(Locale.ROOT, "%.2f", load);
    return load > LOAD
        ? Finding.warning(
            "load", figure, "Something was busy in the last minute. Wait until it is below 0.5.")
        : Finding.ok("load", figure);
  }

  private static Finding foreign(Noise noise) {
    Double cores = noise.foreignCores();
    if (cores == null) {
      return Finding.unknown("foreign CPU", "Forks disturbed by other processes go unnoticed.");
    }
    String figure = new Disturbance(Disturbance.Kind.FOREIGN_CPU, cores).amount();
    return disturbed(noise, Disturbance.Kind.FOREIGN_CPU)
        ? Finding.warning(
            "foreign CPU",
            figure,
            "Other processes are busy: end them or wait (top shows them). Forks measured now would"
                + " be set aside.")
        : Finding.ok("foreign CPU", figure);
  }

  private static Finding steal(Noise noise) {
    Double share = noise.stealShare();
    if (share == null) {
      return Finding.unknown("steal", "CPU time that a hypervisor takes away goes unnoticed.");
    }
    String figure = Disturbance.percent(share);
    return disturbed(noise, Disturbance.Kind.STEAL)
        ? Finding.warning(
            "steal",
            figure,
            "The host gives CPU time to other machines: move to a dedicated one, or measure at"
                + " another time.")
        : Finding.ok("steal", figure);
  }

  private static Finding throttling(Noise noise) {
    Double seconds = noise.throttledSeconds();
    if (seconds == null) {
      return Finding.unknown("throttling", "No control group counts it.");
    }
    String figure = new Disturbance(Disturbance.Kind.THROTTLING, seconds).amount();
    return disturbed(noise, Disturbance.Kind.THROTTLING)
        ? Finding.warning(
            "throttling", figure, "The control group's CPU limit is being hit: raise it.")
        : Finding.ok("throttling", figure);
  }

  private static Finding pressure(@Nullable Double share) {
    return share == null
        ? Finding.unknown(
            "CPU pressure", "The kernel was built or started without it (psi=1 switches it on).")
        : Finding.ok("CPU pressure", Disturbance.percent(share));
  }

  private static Finding available(@Nullable Long bytes) {
    if (bytes == null) {
      return Finding.unknown("memory available", "");
    }
    String figure = gibibytes(bytes);
    return bytes < ENOUGH_MEMORY
        ? Finding.warning(
            "memory available",
            figure,
            "Several JVMs run at a time: below 2 GiB they may swap or be killed. End what is not"
                + " needed.")
        : Finding.ok("memory available", figure);
  }

  private static Finding swap(@Nullable Long bytes) {
    if (bytes == null) {
      return Finding.unknown("swap in use", "");
    }
    String figure = gibibytes(bytes);
    return bytes > SOME_SWAP
        ? Finding.warning(
            "swap in use",
            figure,
            "Pages come back from disk in the middle of a fork. Free memory, then: sudo swapoff -a"
                + " && sudo swapon -a")
        : Finding.ok("swap in use", figure);
  }

  private static boolean disturbed(Noise noise, Disturbance.Kind kind) {
    return NoiseLimits.FIXED.disturbances(noise).stream()
        .anyMatch(disturbance -> disturbance.kind() == kind);
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
