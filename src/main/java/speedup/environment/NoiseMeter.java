package speedup.environment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much else goes on on this machine: {@link #sample} before a fork, {@link #since}
 * after it. This process and all its descendants are ours, also those that ended in between, once
 * their parents have waited for them; everything else is foreign.
 *
 * <p>How exact foreign CPU is: our own time is exact to 0.02 s a process, but most kernels charge
 * the CPUs' time a tick at a time (1 to 10 ms) to whoever runs at that moment. Against the sum over
 * all other processes it was right to a few hundredths of a core over two seconds, for busy
 * threads, timers and short processes alike; over less than half a second it says little. Where the
 * kernel does not keep the time of interrupts apart, it is too low by that time, which only heavy
 * traffic over the loopback makes worth speaking of. It is never negative: what comes out below
 * zero is shown as zero.
 */
public final class NoiseMeter {

  private final SystemFiles files;
  private final ControlGroup controlGroup;
  private final ProcessTree tree;
  private final LongSupplier nanoTime;

  /**
   * Creates a meter.
   *
   * @param root the folder that {@code proc} and {@code sys} are in
   * @param pid the process which, with its descendants, is ours
   * @param nanoTime tells the time like {@link System#nanoTime}
   */
  public NoiseMeter(Path root, long pid, LongSupplier nanoTime) {
    this.files = new SystemFiles(root);
    this.controlGroup = new ControlGroup(files);
    this.tree = new ProcessTree(files, pid);
    this.nanoTime = nanoTime;
  }

  /** Creates a meter to which this JVM and its descendants are ours. */
  public static NoiseMeter ofThisProcess() {
    return new NoiseMeter(Path.of("/"), ProcessHandle.current().pid(), System::nanoTime);
  }

  /** Where the counters stood at one moment. */
  public static final class Sample {

    private final long nanoTime;
    private final @Nullable ProcessorTime processors;
    private final @Nullable Double ours;
    private final ControlGroup.@Nullable Throttling throttling;
    private final @Nullable Long pressureMicros;
    private final @Nullable Double load;

    private Sample(NoiseMeter meter) {
      // The CPUs' time and our own share of it are read next to each other.
      this.nanoTime = meter.nanoTime.getAsLong();
      this.processors = ProcessorTime.read(meter.files).orElse(null);
      this.ours = meter.tree.cpuSeconds().orElse(null);
      this.throttling = meter.controlGroup.throttling().orElse(null);
      this.pressureMicros = meter.pressureMicros().orElse(null);
      this.load = meter.load().orElse(null);
    }
  }

  /** Reads where the counters stand now. */
  public synchronized Sample sample() {
    return new Sample(this);
  }

  /** Returns what went on from a sample of this meter until now. */
  public Noise since(Sample before) {
    return between(before, sample());
  }

  /** Returns what went on between two samples of this meter. */
  public static Noise between(Sample before, Sample after) {
    double elapsed = Math.max(0, after.nanoTime - before.nanoTime) / 1e9;
    Double foreign = foreignCores(before, after, elapsed);
    ProcessorTime processors = after.processors;
    ControlGroup.Throttling throttling = throttling(before.throttling, after.throttling);
    return new Noise(
        elapsed,
        stealShare(before.processors, after.processors),
        foreign,
        foreign == null || processors == null ? null : foreign / processors.cpus(),
        throttling == null ? null : throttling.periods(),
        throttling == null ? null : throttling.seconds(),
        pressureShare(before.pressureMicros, after.pressureMicros, elapsed),
        before.load,
        null);
  }

  private static @Nullable Double stealShare(
      @Nullable ProcessorTime before, @Nullable ProcessorTime after) {
    if (before == null || after == null || after.total() <= before.total()) {
      return null;
    }
    return Math.max(0, after.stolen() - before.stolen()) / (after.total() - before.total());
  }

  private static @Nullable Double foreignCores(Sample before, Sample after, double elapsed) {
    ProcessorTime then = before.processors;
    ProcessorTime now = after.processors;
    Double oursThen = before.ours;
    Double oursNow = after.ours;
    if (then == null || now == null || oursThen == null || oursNow == null || elapsed == 0) {
      return null;
    }
    double ours = Math.max(0, oursNow - oursThen);
    return Math.max(0, now.work() - then.work() - ours) / elapsed;
  }

  private static ControlGroup.@Nullable Throttling throttling(
      ControlGroup.@Nullable Throttling before, ControlGroup.@Nullable Throttling after) {
    return before == null || after == null
        ? null
        : new ControlGroup.Throttling(
            after.periods() - before.periods(), after.seconds() - before.seconds());
  }

  private static @Nullable Double pressureShare(
      @Nullable Long before, @Nullable Long after, double elapsed) {
    return before == null || after == null || elapsed == 0
        ? null
        : Math.min(1, Math.max(0, after - before) / 1e6 / elapsed);
  }

  MemoryNow memoryNow() {
    return MemoryNow.read(files);
  }

  /** Reads how long, since the system started, some process waited for a CPU (PSI). */
  private Optional<Long> pressureMicros() {
    return files
        .value("proc/pressure/cpu", "some", "avg10=")
        .filter(averages -> averages.contains("total="))
        .map(averages -> averages.substring(averages.indexOf("total=") + "total=".length()))
        .flatMap(SystemFiles::number);
  }

  private Optional<Double> load() {
    return files.text("proc/loadavg").flatMap(averages -> decimal(averages.split(" ", 2)[0]));
  }

  private static Optional<Double> decimal(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
