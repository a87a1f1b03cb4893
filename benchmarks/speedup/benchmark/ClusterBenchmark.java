package speedup.benchmark;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import speedup.cluster.ClusterException;
import speedup.cluster.ClusterPool;

/**
 * What does a small task cost on a cluster? {@code task / hazelcastSubmit}, at most 1.5, is what
 * our pool adds to Hazelcast's own; {@code task / taskOfMany}, at least 20, what it gains where
 * there are many.
 *
 * <p>{@code java -jar target/benchmarks.jar ClusterBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClusterBenchmark {

  private static final int MANY = 100_000;

  /** One small task there and its result back, by Hazelcast's own executor. */
  @Benchmark
  public int hazelcastSubmit(PlainHazelcast plain) throws InterruptedException, ExecutionException {
    return plain.executor.submit(new Tiny(1)).get();
  }

  /** One small task there and its result back. */
  @Benchmark
  public int task(OneMember one) throws InterruptedException, ExecutionException {
    return one.pool.submit(new Tiny(1)).get();
  }

  /** One of very many, which are sent together. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public int taskOfMany(OneMember one) throws InterruptedException, ExecutionException {
    List<Future<Integer>> futures = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      futures.add(one.pool.submit(new Tiny(i)));
    }
    int sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get();
    }
    return sum;
  }

  /** A pool on one member. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class OneMember {

    private ClusterPool pool;

    /** Opens it. */
    @Setup
    public void open() throws ClusterException {
      pool = ClusterPool.start(1, 1, List.of());
    }

    /** Closes it. */
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /** Hazelcast as it comes, a member and a client, on loopback. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class PlainHazelcast {

    private Process member;
    private HazelcastInstance client;
    private IExecutorService executor;

    /** Starts both. */
    @Setup
    public void open() throws IOException {
      member =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  PlainMember.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String port = member.inputReader(StandardCharsets.UTF_8).readLine();
      ClientConfig config = new ClientConfig();
      config.setProperty("hazelcast.logging.type", "none");
      config.getNetworkConfig().addAddress("127.0.0.1:" + port);
      client = HazelcastClient.newHazelcastClient(config);
      executor = client.getExecutorService("plain");
    }

    /** Ends both. */
    @TearDown
    public void close() throws InterruptedException {
      client.shutdown();
      member.destroyForcibly().waitFor();
    }
  }

  /** A member with little but an address to say. */
  public static final class PlainMember {

    private PlainMember() {}

    /** Prints its port, and serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
      System.setProperty("hazelcast.logging.type", "none");
      Config config = new Config();
      config.setProperty("hazelcast.phone.home.enabled", "false");
      config.setProperty("hazelcast.socket.bind.any", "false");
      config.setProperty("hazelcast.wait.seconds.before.join", "0");
      config
          .getNetworkConfig()
          .setPort(0)
          .getInterfaces()
          .setEnabled(true)
          .addInterface("127.0.0.1");
      JoinConfig join = config.getNetworkConfig().getJoin();
      join.getAutoDetectionConfig().setEnabled(false);
      join.getMulticastConfig().setEnabled(false);
      HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
      System.out.println(member.getCluster().getLocalMember().getAddress().getPort());
      while (System.in.read() >= 0) {
        // Its parent lives.
      }
      System.exit(0);
    }
  }
}
