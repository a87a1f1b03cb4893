package speedup.cluster;

import java.util.Map;
import java.util.UUID;

/**
 * What a member says of itself.
 *
 * @param id which member it is, as long as it lives
 * @param address under which it is reached
 * @param code the {@link CodeIdentity} of its Speedup
 * @param build its Speedup in words: the version, and which jar of when
 * @param workers the most tasks at once; 0 for as many as are asked for
 * @param host the name of its machine
 * @param processors how many it has
 * @param jdk what runs it
 * @param pid its process
 * @since 1.0
 */
public record MemberFacts(
    UUID id,
    String address,
    String code,
    String build,
    int workers,
    String host,
    int processors,
    String jdk,
    long pid) {

  static final String CODE = "speedup.code";
  static final String BUILD = "speedup.build";
  static final String WORKERS = "speedup.workers";
  static final String HOST = "speedup.host";
  static final String PROCESSORS = "speedup.processors";
  static final String JDK = "speedup.jdk";
  static final String PID = "speedup.pid";

  /** Reads a member's attributes; one that is not ours has none of them. */
  static MemberFacts of(UUID id, String address, Map<String, String> attributes) {
    return new MemberFacts(
        id,
        address,
        attributes.getOrDefault(CODE, "none"),
        attributes.getOrDefault(BUILD, "unknown version"),
        Integer.parseInt(attributes.getOrDefault(WORKERS, "0")),
        attributes.getOrDefault(HOST, ""),
        Integer.parseInt(attributes.getOrDefault(PROCESSORS, "0")),
        attributes.getOrDefault(JDK, ""),
        Long.parseLong(attributes.getOrDefault(PID, "0")));
  }

  /** The same as attributes, of this JVM. */
  static Map<String, String> ofThisJvm(String host, int workers) {
    return Map.of(
        CODE, CodeIdentity.ofThisJvm(),
        BUILD, CodeIdentity.buildOfThisJvm(),
        WORKERS, Integer.toString(workers),
        HOST, host,
        PROCESSORS, Integer.toString(Runtime.getRuntime().availableProcessors()),
        JDK, System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
        PID, Long.toString(ProcessHandle.current().pid()));
  }
}
