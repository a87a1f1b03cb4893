package speedup.cluster;

import java.io.IOException;

/**
 * Says in one line why there can be no member with these settings: the others turn it away, or it
 * cannot listen where it is to.
 *
 * @since 1.0
 */
public final class MemberRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  MemberRefusedException(String message) {
    super(message);
  }
}
