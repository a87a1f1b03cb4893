package speedup.process;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;

/**
 * The main class of a worker. Gives the tasks an empty input, and the standard error as output.
 *
 * <p>On its way to the first result it avoids lambdas, string concatenation and enums: without a
 * cache each costs milliseconds of start-up.
 */
final class WorkerMain {

  /** The name of {@link Transport#APART}, and where its messages travel. */
  private static final String APART = "APART";

  private static final String INPUT = "/dev/fd/3";
  private static final String OUTPUT = "/dev/fd/4";

  /** What the JVM itself exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  /** The exit status of a worker that can neither hear nor say anything any more. */
  private static final int BROKEN_OFF = 4;

  /** Room for threads that are started while they are counted. */
  private static final int MORE_THREADS = 16;

  private final MessageReader in;
  private final MessageWriter out;
  private final PrintStream lines;
  private final Admission admission;
  private final Inbox inbox;

  /** Who writes a message has it. */
  private final ReentrantLock writing = new ReentrantLock();

  private WorkerMain(
      MessageReader in, MessageWriter out, PrintStream lines, Admission admission, long parent) {
    this.in = in;
    this.out = out;
    this.lines = lines;
    this.admission = admission;
    this.inbox = new Inbox(in, Thread.currentThread(), parent);
  }

  /**
   * Serves a pool.
   *
   * @param arguments the {@link Transport}, and those of {@link WorkerSettings}
   */
  public static void main(String[] arguments) {
    PrintStream lines = new Lines(new FileOutputStream(FileDescriptor.err));
    System.setIn(InputStream.nullInputStream());
    System.setOut(lines);
    System.setErr(lines);
    Thread.currentThread().setName(arguments[1]);
    Limits limits = new Limits(Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
    if (Boolean.parseBoolean(arguments[6])) {
      Encoding.leaveRecordsToSerialization();
    }
    try {
      boolean apart = arguments[0].equals(APART);
      if (apart && new File(OUTPUT).isFile()) {
        // To open it would empty it, and in a JVM that nobody has given a pipe it is the JDK's own.
        throw new IOException("descriptor 4 is a file: a worker is started by a pool");
      }
      WorkerMain worker =
          new WorkerMain(
              new MessageReader(
                  apart ? new FileInputStream(INPUT) : new FileInputStream(FileDescriptor.in)),
              new MessageWriter(
                  apart ? new FileOutputStream(OUTPUT) : new FileOutputStream(FileDescriptor.out)),
              lines,
              Admission.ofNewJvm(limits, classes()),
              Long.parseLong(arguments[2]));
      worker.serve(Boolean.parseBoolean(arguments[5]));
      end();
    } catch (IOException e) {
      // The pool has gone, and nobody reads this; or nothing can be said to it any more.
      System.err.println(e);
      Runtime.getRuntime().halt(BROKEN_OFF);
    } catch (Throwable e) { // threads that tasks have left behind would keep the process alive
      e.printStackTrace();
      Runtime.getRuntime().halt(BROKEN_OFF);
    }
  }

  /** What tasks print. One that closes it closes it for itself: the next one prints as ever. */
  private static final class Lines extends PrintStream {

    Lines(OutputStream out) {
      super(new BufferedOutputStream(out), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
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
    out.begin(MessageType.READY, MessageType.PROTOCOL_VERSION);
    new DataOutputStream(out).writeLong(Runtime.getRuntime().maxMemory());
    out.end();
    if (!initialize) {
      inbox.watch();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(null, this::sayExiting, "exit", 64 << 10));
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
    writing.lock();
    try {
      if (thrown == null && type != MessageType.INITIALIZE) {
        thrown = sendResult(id, result);
      }
      if (thrown != null) {
        Failure told = Failure.of(thrown);
        out.begin(failure, id);
        told.writeTo(out);
        out.end();
      }
    } finally {
      writing.unlock();
    }
    return thrown;
  }

  /**
   * Says that the exit status is the program's own. One above 128 is also what the system gives for
   * a signal, which ends a JVM in no order, or by a thread that is named after it.
   */
  private void sayExiting() {
    Thread[] threads = new Thread[Thread.activeCount() + MORE_THREADS];
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      String name = threads[i].getName();
      if (name.startsWith("SIG") && name.endsWith(" handler")) {
        return;
      }
    }
    // Whoever exits while a result is written has the lock, and waits for this thread.
    if (writing.tryLock()) {
      try {
        out.send(MessageType.EXITING, 0);
      } catch (IOException e) {
        // The pool has gone.
      } finally {
        writing.unlock();
      }
    }
  }

  private @Nullable Object readBody() throws IOException, ClassNotFoundException {
    inbox.loading();
    try {
      return Encoding.read(in.body(admission.limits().bytes()), admission);
    } finally {
      in.finish();
    }
  }

  private static @Nullable Object call(byte type, @Nullable Object task) throws Exception {
    if (task == null) {
      throw new InvalidObjectException("the task is nothing when it is read: its readResolve()");
    } else if (type == MessageType.CALL) {
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

  private static ClassLoader classes() {
    ClassLoader own = WorkerMain.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }

  private static void outOfMemory(OutOfMemoryError e) {
    System.err.println(e);
    Runtime.getRuntime().halt(OUT_OF_MEMORY);
  }
}
