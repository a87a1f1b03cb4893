package speedup.cluster;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig;
import com.hazelcast.client.properties.ClientProperty;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** How Hazelcast is told to do what we need of it, and nothing else. */
final class Engine {

  /** What tasks run on, and what all other requests do, which must not wait for them. */
  static final String WORK = "speedup-work";

  static final String CONTROL = "speedup-control";

  /** More than any strategy asks for: how many run at once is for the client to say. */
  private static final int MOST_THREADS = 10_000;

  private static final int CONTROL_THREADS = 4;

  /** For how long a member may say nothing: one that is stopped for 5 s is waited for. */
  static final Duration SILENCE = Duration.ofMillis(6_500);

  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  /** For how long a cluster is looked for. */
  static final Duration CONNECTING = Duration.ofSeconds(5);

  private static final String NO_LOG = "none";

  private Engine() {}

  /** Before the first of its classes is loaded: what it logs is not for the reader of a table. */
  static void silence() {
    System.setProperty(ClusterProperty.LOGGING_TYPE.getName(), NO_LOG);
  }

  /** A member. */
  static Config member(MemberSettings settings) {
    Config config = new Config();
    config.setClusterName(settings.access().clusterName());
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), NO_LOG);
    config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
    config.setProperty(ClusterProperty.PREFER_IPv4_STACK.getName(), "false");
    config.setProperty(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN.getName(), "0");
    config.setProperty(ClusterProperty.MAX_JOIN_SECONDS.getName(), "30");
    config.setProperty(ClusterProperty.HEALTH_MONITORING_LEVEL.getName(), "OFF");
    config.setProperty(ClusterProperty.SLOW_OPERATION_DETECTOR_ENABLED.getName(), "false");
    // We keep nothing in it: as few partitions and threads as it takes.
    config.setProperty(ClusterProperty.PARTITION_COUNT.getName(), "7");
    config.setProperty(ClusterProperty.HEARTBEAT_INTERVAL_SECONDS.getName(), "1");
    String patience = ClusterProperty.MAX_NO_HEARTBEAT_SECONDS.getName();
    config.setProperty(patience, System.getProperty(patience, "10"));
    config.setProperty(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS.getName(), "5");
    config.setProperty(ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS.getName(), "5");
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config.addExecutorConfig(
        new ExecutorConfig(WORK, settings.workers() == 0 ? MOST_THREADS : settings.workers()));
    config.addExecutorConfig(new ExecutorConfig(CONTROL, CONTROL_THREADS));
    config
        .getMemberAttributeConfig()
        .setAttributes(MemberFacts.ofThisJvm(hostName(settings.host()), settings.workers()));
    serialization(config.getSerializationConfig());
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.setPublicAddress(null);
    network.getInterfaces().setEnabled(true).addInterface(settings.host());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(settings.join());
    return config;
  }

  /**
   * A client of a cluster.
   *
   * @param silence for how long a member may say nothing before it is taken for lost
   */
  static ClientConfig client(ClusterAccess access, List<String> addresses, Duration silence) {
    ClientConfig config = new ClientConfig();
    config.setClusterName(access.clusterName());
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), NO_LOG);
    config.setProperty(ClientProperty.HEARTBEAT_INTERVAL.getName(), millis(HEARTBEAT));
    config.setProperty(ClientProperty.HEARTBEAT_TIMEOUT.getName(), millis(silence));
    config.getMetricsConfig().setEnabled(false);
    // There are no backups of what is not kept, and ten times a second it looks for theirs.
    config.setBackupAckToClientEnabled(false);
    config.getNetworkConfig().setAddresses(addresses);
    config.getNetworkConfig().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().setConnectionTimeout((int) CONNECTING.toMillis());
    config
        .getConnectionStrategyConfig()
        .setReconnectMode(ClientConnectionStrategyConfig.ReconnectMode.ON)
        .getConnectionRetryConfig()
        .setInitialBackoffMillis(100)
        .setMaxBackoffMillis(500)
        .setClusterConnectTimeoutMillis(CONNECTING.toMillis());
    serialization(config.getSerializationConfig());
    return config;
  }

  /** Nothing but errands is read from the network, so no class is admitted to Java's own way. */
  private static void serialization(SerializationConfig config) {
    config.addDataSerializableFactory(Errand.FACTORY, Errand.factory());
    config.setJavaSerializationFilterConfig(
        new JavaSerializationFilterConfig()
            .setDefaultsDisabled(true)
            .setWhitelist(new ClassFilter().addClasses(Errand.class.getName())));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static String hostName(String address) {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
