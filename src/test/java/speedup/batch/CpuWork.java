package speedup.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import speedup.process.SerializableCallable;
import speedup.workload.Task;

/** Takes this much CPU time, and gives how much it was. */
public record CpuWork(Duration time) implements SerializableCallable<Duration>, Task<Duration> {

  @Override
  public Duration call() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Duration used = Duration.ZERO;
    while (used.compareTo(time) < 0) {
      used = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
    return used;
  }
}
