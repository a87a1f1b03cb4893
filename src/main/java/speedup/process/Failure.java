package speedup.process;

import java.io.ByteArrayInputStream;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * An exception on its way from the worker: the exception itself, if it can be serialized, and
 * always what is needed for a substitute. Whatever the exception's own methods throw, on either
 * side: a failure is made, and it becomes an exception.
 *
 * @param told of the exception, of its cause, and so on
 * @param exception the exception itself, serialized; null if that failed
 * @param lost why it failed
 */
record Failure(Told[] told, byte @Nullable [] exception, @Nullable String lost)
    implements Serializable {

  private static final int MOST_CAUSES = 50;

  /** What a substitute tells of one exception. */
  record Told(String className, @Nullable String message, StackTraceElement[] stackTrace)
      implements Serializable {}

  /** Describes what a task has thrown. */
  static Failure of(Throwable throwable) {
    List<Told> told = new ArrayList<>();
    Throwable next = throwable;
    while (next != null && told.size() <= MOST_CAUSES) {
      Throwable current = next;
      told.add(
          new Told(
              current.getClass().getName(),
              attempt(current::getMessage, "(its getMessage() failed)"),
              attempt(current::getStackTrace, new StackTraceElement[0])));
      next = attempt(current::getCause, null);
    }
    Told[] all = told.toArray(new Told[0]);
    try {
      Payload payload = Payload.of(throwable, Limits.DEFAULT);
      return new Failure(all, payload.open().readAllBytes(), null);
    } catch (Throwable e) { // whatever the exception's own serialization throws
      return new Failure(all, null, attempt(e::toString, e.getClass().getName()));
    }
  }

  /** Gives the exception back, or its substitute if it cannot be read here. */
  Throwable toThrowable(Admission admission) {
    if (exception == null) {
      return substitute(new InvalidObjectException("could not be serialized: " + lost));
    }
    try {
      Object read = Encoding.read(new ByteArrayInputStream(exception), admission);
      return read instanceof Throwable thrown
          ? thrown
          : substitute(new InvalidObjectException("became something else when read: " + read));
    } catch (Throwable e) { // whatever a class of the user's throws while it is read
      return substitute(e);
    }
  }

  private RemoteTaskException substitute(Throwable lostBy) {
    RemoteTaskException substitute = null;
    for (int i = told.length - 1; i >= 0; i--) {
      substitute = new RemoteTaskException(told[i].className(), told[i].message(), substitute);
      substitute.setStackTrace(told[i].stackTrace());
    }
    if (substitute == null) {
      throw new IllegalStateException("every failure tells of one exception at least");
    }
    substitute.addSuppressed(lostBy);
    return substitute;
  }

  /** Asks what may be overridden by a class of the user's. */
  private static <T extends @Nullable Object> T attempt(Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (Throwable e) {
      return otherwise;
    }
  }
}
