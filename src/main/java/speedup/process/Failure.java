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
 */
public final class Failure implements Serializable {

  private static final long serialVersionUID = 2L;

  private static final int MOST_CAUSES = 50;

  /** Of the exception, of its cause, and so on. */
  private final ArrayList<Told> told;

  /** The exception itself, serialized; null if that failed. */
  private final byte @Nullable [] exception;

  /** Why it failed. */
  private final @Nullable String lost;

  private Failure(List<Told> told, byte @Nullable [] exception, @Nullable String lost) {
    this.told = new ArrayList<>(told);
    this.exception = exception;
    this.lost = lost;
  }

  /** What a substitute tells of one exception. */
  private record Told(
      String className, @Nullable String message, ArrayList<StackTraceElement> stackTrace)
      implements Serializable {}

  /** Describes what a task has thrown. */
  public static Failure of(Throwable throwable) {
    List<Told> told = new ArrayList<>();
    Throwable next = throwable;
    while (next != null && told.size() <= MOST_CAUSES) {
      Throwable current = next;
      told.add(
          new Told(
              current.getClass().getName(),
              attempt(current::getMessage, "(its getMessage() failed)"),
              attempt(() -> new ArrayList<>(List.of(current.getStackTrace())), new ArrayList<>())));
      next = causeOf(current);
    }
    try {
      Payload payload = Payload.of(throwable, Limits.DEFAULT);
      return new Failure(told, payload.open().readAllBytes(), null);
    } catch (Throwable e) { // whatever the exception's own serialization throws
      return new Failure(told, null, attempt(e::toString, e.getClass().getName()));
    }
  }

  /** Gives the exception back, or its substitute if it cannot be read here. */
  public Throwable toThrowable(Admission admission) {
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
    for (Told one : told.reversed()) {
      substitute = new RemoteTaskException(one.className(), one.message(), substitute);
      substitute.setStackTrace(one.stackTrace().toArray(new StackTraceElement[0]));
    }
    if (substitute == null) {
      throw new IllegalStateException("every failure tells of one exception at least");
    }
    substitute.addSuppressed(lostBy);
    return substitute;
  }

  private static @Nullable Throwable causeOf(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable e) { // it is a class of the user's
      return null;
    }
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
