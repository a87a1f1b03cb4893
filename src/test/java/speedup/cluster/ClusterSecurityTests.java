package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.core.Version;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.core.HazelcastInstance;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a member with a secret, and what it reads. */
@Tag("slow")
@Timeout(60)
final class ClusterSecurityTests {

  private static final ClusterAccess ACCESS =
      new ClusterAccess("c", "correct horse battery staple");

  private static MemberProcess member;

  @BeforeAll
  static void start() throws Exception {
    member = MemberProcess.start(settings(ACCESS, List.of()), TestCluster.QUICK_START, line -> {});
  }

  @AfterAll
  static void end() {
    member.kill();
    member.close();
  }

  private static MemberSettings settings(ClusterAccess access, List<String> join) {
    return new MemberSettings(access, MemberSettings.LOOPBACK, 0, join, 0, false, false);
  }

  private static ClusterPool connect(ClusterAccess access) throws Exception {
    return ClusterPool.connect(access, List.of(member.address()), 1);
  }

  record Echo(Serializable value) implements Callable<Serializable>, Serializable {
    @Override
    public Serializable call() {
      return value;
    }
  }

  @Test
  void whoHasTheSecretIsLetIn() throws Exception {
    try (ClusterPool pool = connect(ACCESS)) {
      assertThat(pool.submit((Callable<Serializable>) new Echo("in")).get()).isEqualTo("in");
    }
  }

  @Test
  void aClientThatLacksTheSecretIsTurnedAway() {
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> connect(new ClusterAccess("c", null)))
        .withMessageContaining("does not answer at 127.0.0.1:")
        .withMessageContaining("--secret-file");
  }

  @Test
  void aMemberThatLacksTheSecretIsTurnedAway() throws Exception {
    String address = member.address();

    assertThatIOException()
        .isThrownBy(() ->
            MemberProcess.start(
                settings(
                    new ClusterAccess("c", "incorrect horse battery staple"), List.of(address)),
                TestCluster.QUICK_START,
                line -> {}))
        .withMessageContaining("no member of the cluster 'c' with a secret answers at " + address);
  }

  /** Of a library that a member has too. */
  @Test
  void aClassThatIsNeitherOursNorTheWorkloadsIsRefused() throws Exception {
    try (ClusterPool pool = connect(ACCESS)) {
      Future<Serializable> future =
          pool.submit((Callable<Serializable>) new Echo(Version.unknownVersion()));

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(future::get)
          .withMessageContaining("a member reads only classes of Speedup and of the workload")
          .withMessageContaining(Version.class.getName());
    }
  }

  /** Past our pool, with what Hazelcast itself would read. */
  @Test
  void hazelcastReadsNoClassOfItsOwn() throws Exception {
    ClientConfig config = Engine.client(ACCESS, List.of(member.address()), Engine.SILENCE);
    config
        .getSerializationConfig()
        .setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
    HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
    try {
      Future<Serializable> future =
          client.getExecutorService(Engine.WORK).submit(new Echo("serialized"));

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(future::get)
          .withStackTraceContaining("is not allowed");
    } finally {
      client.shutdown();
    }
  }

  @Test
  void aWorkloadsClassesReachAMemberThatDoesNotHaveThem(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("Twice.java");
    Files.writeString(
        source,
        """
        package users;
        public record Twice(Number number)
            implements java.util.concurrent.Callable<Twice>, java.io.Serializable {
          public Twice call() {
            return new Twice(new Number(2 * number.value()));
          }
          public record Number(int value) implements java.io.Serializable {}
          public static Twice of(int value) {
            return new Twice(new Number(value));
          }
        }
        """);
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(failures).isZero();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClusterPool.class.getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Callable<?> task =
          (Callable<?>) loader.loadClass("users.Twice").getMethod("of", int.class).invoke(null, 21);
      try (ClusterPool pool = connect(ACCESS)) {
        assertThat(pool.submit(task).get()).hasToString("Twice[number=Number[value=42]]");
      }
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
