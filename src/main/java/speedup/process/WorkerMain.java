package speedup.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a worker. Takes the process's own input and output for the protocol before any
 * task runs, and gives the tasks an empty input and the standard error instead.
 *
 * <p>On its way to the first result it avoids lambdas, string concatenation and enums: without a
 * cache each costs milliseconds of start-up.
 */
final class WorkerMain {

  /** What the JVM itself exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  /** Room for threads that are started while they are counted. */
  private static final int MORE_THREADS = 16;

  private final MessageReader in;
  private final MessageWriter out;
  private final PrintStream lines;
  private final Limits limits;
  private final Inbox inbox;

  private WorkerMain(
      MessageReader in, MessageWriter out, PrintStream lines, Limits limits, long parent) {
    this.in = in;
    this.out = out;
    this.lines = lines;
    this.limits = limits;
    this.inbox = new Inbox(in, Thread.currentThread(), parent);
  }

  /** Serves a pool; the arguments are those of {@link WorkerSettings}. */
  public static void main(String[] arguments) {
    PrintStream lines =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)),
            true,
            StandardCharsets.UTF_8);
    System.setIn(InputStream.nullInputStream());
    System.setOut(lines);
    System.setErr(lines);
    Thread.currentThread().setName(arguments[0]);
    Limits limits = new Limits(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
    WorkerMain worker =
        new WorkerMain(
            new MessageReader(new FileInputStream(FileDescriptor.in)),
            new MessageWriter(new FileOutputStream(FileDescriptor.out)),
            lines,
            limits,
            Long.parseLong(arguments[1]));
    try {
      worker.serve(Boolean.parseBoolean(arguments[4]));
      end();
    } catch (IOException e) {
      // The pool has gone: nobody is left to tell.
      Runtime.getRuntime().halt(0);
    }
  }

  private void serve(boolean initialize) throws IOException {
    if (initialize) {
      inbox.watch();
      in.next();
      Throwable thrown = execute(MessageType.INITIALIZE, MessageType.NOT_READY);
      if (thrown != null) {
        return;
      }
    }
    out.send(MessageType.READY, MessageType.PROTOCOL_VERSION);
    if (!initialize) {
      inbox.watch();
    }
    int type = inbox.next();
    while (type != MessageType.CLOSE) {
      execute((byte) type, MessageType.FAILURE);
      type = inbox.next();
    }
  }

  /**
   * Ends this JVM also if tasks have left threads behind. Only then by {@link System#exit}: from
   * JDK 21 on that looks for somebody to log it, through the whole class path, which takes 20 ms.
   */
  private static void end() {
    Thread[] threads = new Thread[Thread.activeCount() + MORE_THREADS];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (!threads[i].equals(Thread.currentThread()) && !threads[i].isDaemon()) {
        System.exit(0);
      }
    }
  }

  /** Reads one task, does it and sends its outcome; returns what it has thrown. */
  private @Nullable Throwable execute(byte type, byte failure) throws IOException {
    long id = in.id();
    Throwable thrown = null;
    Object result = null;
    try {
      Object task = readBody();
      inbox.started(id);
      result = call(type, task);
    } catch (OutOfMemoryError e) {
      outOfMemory(e);
    } catch (Throwable e) { // whatever a task throws is its outcome
      thrown = e;
    }
    inbox.finished();
    lines.flush();
    if (thrown == null && type != MessageType.INITIALIZE) {
      thrown = sendResult(id, result);
    }
    if (thrown != null) {
      out.begin(failure, id);
      Encoding.write(Failure.of(thrown), out);
      out.end();
    }
    return thrown;
  }

  private Object readBody() throws IOException, ClassNotFoundException {
    inbox.loading();
    try {
      return Encoding.read(in.body(), limits);
    } finally {
      in.finish();
    }
  }

  private static @Nullable Object call(byte type, Object task) throws Exception {
    if (type == MessageType.CALL) {
      return ((Callable<?>) task).call();
    } else if (type == MessageType.RUN) {
      ((Runnable) task).run();
    } else {
      ((WorkerInitializer) task).run();
    }
    return null;
  }

  private @Nullable Throwable sendResult(long id, @Nullable Object result) throws IOException {
    if (result == null) {
      out.send(MessageType.DONE, id);
      return null;
    }
    try {
      out.begin(MessageType.RESULT, id);
      Encoding.write(result, out);
    } catch (OutOfMemoryError e) {
      outOfMemory(e);
    } catch (Throwable e) { // what a result's own serialization throws fails the task
      out.abort();
      return e;
    }
    out.end();
    return null;
  }

  private static void outOfMemory(OutOfMemoryError e) {
    System.err.println(e);
    Runtime.getRuntime().halt(OUT_OF_MEMORY);
  }
}
