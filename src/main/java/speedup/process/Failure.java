package speedup.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An exception on its way from the worker: the exception itself, if it can be serialized, and
 * always what is needed for a substitute.
 */
final class Failure implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 50;

  private final String className;
  private final @Nullable String message;
  private final StackTraceElement[] stackTrace;
  private final @Nullable Failure cause;
  private final byte @Nullable [] exception;

  private Failure(Throwable throwable, byte @Nullable [] exception, int depth) {
    this.className = throwable.getClass().getName();
    this.message = messageOf(throwable);
    this.stackTrace = throwable.getStackTrace();
    this.exception = exception;
    Throwable next = throwable.getCause();
    this.cause = next == null || depth == MOST_CAUSES ? null : new Failure(next, null, depth + 1);
  }

  /** Describes what a task has thrown. */
  static Failure of(Throwable throwable) {
    return new Failure(throwable, serialized(throwable), 0);
  }

  /** Gives the exception back, or its substitute if it cannot be read here. */
  Throwable toThrowable(Limits limits) {
    if (exception != null) {
      try {
        return (Throwable) ObjectReader.read(new ByteArrayInputStream(exception), limits);
      } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
        RemoteTaskException substitute = substitute();
        substitute.addSuppressed(e);
        return substitute;
      }
    }
    return substitute();
  }

  private RemoteTaskException substitute() {
    RemoteTaskException substitute =
        new RemoteTaskException(className, message, cause == null ? null : cause.substitute());
    substitute.setStackTrace(stackTrace);
    return substitute;
  }

  private static byte @Nullable [] serialized(Throwable throwable) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Serialization.write(throwable, bytes);
      return bytes.toByteArray();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private static @Nullable String messageOf(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
