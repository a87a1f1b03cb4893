package speedup.process;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a task that could not travel itself: its message begins with the name
 * of the original's class, and stack trace and causes are the original's.
 */
public final class RemoteTaskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String className;

  RemoteTaskException(String className, @Nullable String message, @Nullable Throwable cause) {
    super(message == null ? className : className + ": " + message, cause);
    this.className = className;
  }

  /** The name of the class of the original exception. */
  public String className() {
    return className;
  }
}
