package speedup.process;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /**
   * Writes it as figures and letters: what is told of an exception then arrives whatever filter or
   * limit there is for objects.
   */
  void writeTo(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(told.size());
    for (Told one : told) {
      write(one.className, out);
      write(one.message, out);
      out.writeInt(one.stackTrace.size());
      for (StackTraceElement element : one.stackTrace) {
        write(element.getClassLoaderName(), out);
        write(element.getModuleName(), out);
        write(element.getModuleVersion(), out);
        write(element.getClassName(), out);
        write(element.getMethodName(), out);
        write(element.getFileName(), out);
        out.writeInt(element.getLineNumber());
      }
    }
    write(lost, out);
    out.writeBoolean(exception != null);
    if (exception != null) {
      out.write(exception);
    }
    out.flush();
  }

  /** Reads what {@link #writeTo} wrote, to the end of the stream. */
  static Failure readFrom(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    List<Told> told = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String className = Objects.requireNonNullElse(read(in), "");
      String message = read(in);
      ArrayList<StackTraceElement> trace = new ArrayList<>();
      for (int elements = in.readInt(); elements > 0; elements--) {
        trace.add(
            new StackTraceElement(
                read(in),
                read(in),
                read(in),
                Objects.requireNonNullElse(read(in), ""),
                Objects.requireNonNullElse(read(in), ""),
                read(in),
                in.readInt()));
      }
      told.add(new Told(className, message, trace));
    }
    String lost = read(in);
    return new Failure(told, in.readBoolean() ? in.readAllBytes() : null, lost);
  }

  /** A text as it is, also one that is no text by itself. */
  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    out.writeInt(text == null ? -1 : text.length());
    if (text != null) {
      out.writeChars(text);
    }
  }

  private static @Nullable String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(in.readChar());
    }
    return text.toString();
  }

  /** Gives the exception back, or its substitute if it cannot be read here. */
  public Throwable toThrowable(Admission admission) {
    if (exception == null) {
      return substitute(new InvalidObjectException("could not be serialized: " + lost));
    }
    if (exception.length > admission.limits().bytes()) {
      return substitute(
          new InvalidObjectException(
              "is larger than the limit of " + admission.limits().bytes() + " bytes"));
    }
    try {
      Object read = Encoding.read(new ByteArrayInputStream(exception), admission);
      return read instanceof Throwable thrown
          ? told(thrown)
          : substitute(new InvalidObjectException("became something else when read: " + read));
    } catch (Throwable e) { // whatever a class of the user's throws while it is read
      return substitute(e);
    }
  }

  /** An exception that can say what it is: who wraps or prints it asks, and is no task's. */
  private static Throwable told(Throwable thrown) {
    String unused = thrown.getMessage() + thrown;
    return thrown;
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
