package speedup.batch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import speedup.environment.Cost;
import speedup.environment.CostMeter;
import speedup.environment.NoiseMeter;
import speedup.process.SerializableCallable;

/**
 * Asks a member of a cluster how it is.
 *
 * @param token of who asks, the same each time: noise is told since the first
 */
public record MemberLook(long token) implements SerializableCallable<MemberState> {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  @Override
  public MemberState call() {
    return OfThisJvm.state(token);
  }

  /** Tells this machine from others: hosts that share a kernel are one. */
  public static String machine() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      return hostName();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /** What is looked with, and when looks began; where it is called, and not where it is made. */
  private static final class OfThisJvm {

    /** Forks that ended long ago ask no more. */
    private static final int REMEMBERED = 100;

    private static final String MACHINE = machine();
    private static final CostMeter COSTS = CostMeter.ofThisProcess();
    private static final NoiseMeter NOISE = NoiseMeter.ofThisProcess();

    private static final Map<Long, NoiseMeter.Sample> FIRST =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, NoiseMeter.Sample> eldest) {
            return size() > REMEMBERED;
          }
        };

    static synchronized MemberState state(long token) {
      Cost cost = COSTS.now();
      NoiseMeter.Sample now = NOISE.sample();
      NoiseMeter.Sample first = FIRST.computeIfAbsent(token, any -> now);
      return new MemberState(
          MACHINE, cost.cpuSeconds(), cost.peakResidentBytes(), NoiseMeter.between(first, now));
    }
  }
}
