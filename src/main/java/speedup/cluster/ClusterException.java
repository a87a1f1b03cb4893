package speedup.cluster;

/**
 * Says in one line that a cluster cannot be reached, is refused, or has been lost.
 *
 * @since 1.0
 */
public final class ClusterException extends Exception {

  private static final long serialVersionUID = 1L;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
