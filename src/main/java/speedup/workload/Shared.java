package speedup.workload;

import java.util.Collections;
import java.util.Map;

/**
 * What all JVMs of a run share, such as a server that the tasks call.
 *
 * @since 1.0
 */
public interface Shared extends AutoCloseable {

  /** Nothing, for a workload that needs nothing. */
  Shared NOTHING = new Shared() {};

  /**
   * Something that is found by one system property, such as the address of a server.
   *
   * @param closing ends it after the last fork
   */
  static Shared of(String property, String value, AutoCloseable closing) {
    return new Shared() {
      @Override
      public Map<String, String> properties() {
        return Collections.singletonMap(property, value);
      }

      @Override
      public void close() throws Exception {
        closing.close();
      }
    };
  }

  /**
   * The system properties by which the tasks find it, such as the address of a server: each fork
   * and worker JVM has them from its start.
   */
  default Map<String, String> properties() {
    return Collections.emptyMap();
  }

  @Override
  default void close() throws Exception {}
}
