package speedup.flags;

import java.io.IOException;

/** Says in one line that a picture could not be written: the user's trouble, not the site's. */
public final class UnwritableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnwritableException(String message, IOException cause) {
    super(message, cause);
  }
}
