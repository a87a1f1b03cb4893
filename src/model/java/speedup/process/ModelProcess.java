package speedup.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;

/**
 * The process of a worker: a thread that says it is ready, and answers every task, a number, with
 * that number. It may be killed at any moment.
 */
final class ModelProcess extends Process {

  private static final int KILLED = 137;

  private final PoolModel pool;
  private final Pipe tasks = new Pipe("the pipe to a worker");
  private final Pipe answers = new Pipe("the pipe from a worker");
  private final CountDownLatch exit = new CountDownLatch(1);
  private final CompletableFuture<Process> exited = new CompletableFuture<>();
  private volatile boolean killed;

  ModelProcess(PoolModel pool) {
    this.pool = pool;
  }

  /** Lives, until it is told to end or killed. */
  void live() {
    try {
      serve(new MessageReader(tasks.in), new MessageWriter(answers.out));
    } catch (IOException e) {
      Scenario.check(killed, "a worker that was not killed cannot be talked with: " + e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    } finally {
      tasks.breakOff();
      answers.close();
      exit.countDown();
      exited.complete(this);
    }
  }

  private void serve(MessageReader in, MessageWriter out)
      throws IOException, ClassNotFoundException {
    Set<Long> interrupted = new HashSet<>();
    out.begin(MessageType.READY, MessageType.PROTOCOL_VERSION);
    new DataOutputStream(out).writeLong(1);
    out.end();
    long last = 0;
    int task = 0;
    for (int type = in.next(); type > 0 && type != MessageType.CLOSE; type = in.next()) {
      if (type == MessageType.INTERRUPT) {
        interrupted.add(in.id());
      } else {
        Scenario.check(in.id() > last, "the ids of tasks do not grow");
        last = in.id();
        task = number(in);
        pool.ran(task);
        out.begin(MessageType.RESULT, last);
        Encoding.write(task, out);
        out.end();
      }
      if (interrupted.contains(last)) {
        pool.interrupted(task);
      }
    }
  }

  private static int number(MessageReader in) throws IOException, ClassNotFoundException {
    Object task = Encoding.read(in.body(Limits.DEFAULT.bytes()), PoolModel.ADMISSION);
    in.finish();
    if (task instanceof Integer number) {
      return number;
    }
    throw new AssertionError("a task that is no number arrives: " + task);
  }

  @Override
  public OutputStream getOutputStream() {
    return tasks.out;
  }

  @Override
  public InputStream getInputStream() {
    return answers.in;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    exit.await();
    return exitValue();
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    return exit.await(timeout, unit);
  }

  @Override
  public int exitValue() {
    if (exit.getCount() > 0) {
      throw new IllegalThreadStateException("it lives");
    }
    return killed ? KILLED : 0;
  }

  @Override
  public void destroy() {
    killed = true;
    tasks.breakOff();
    answers.close();
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exited;
  }

  @Override
  public ProcessHandle toHandle() {
    return new Handle();
  }

  private final class Handle implements ProcessHandle {

    @Override
    public long pid() {
      return 1;
    }

    @Override
    public Optional<ProcessHandle> parent() {
      return Optional.empty();
    }

    @Override
    public Stream<ProcessHandle> children() {
      return Stream.empty();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      return Stream.empty();
    }

    @Override
    public Info info() {
      return new Unknown();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
      return exited.thenApply(process -> this);
    }

    @Override
    public boolean supportsNormalTermination() {
      return false;
    }

    @Override
    public boolean destroy() {
      return destroyForcibly();
    }

    @Override
    public boolean destroyForcibly() {
      ModelProcess.this.destroy();
      return true;
    }

    @Override
    public boolean isAlive() {
      return exit.getCount() > 0;
    }

    @Override
    public int compareTo(ProcessHandle other) {
      return Long.compare(pid(), other.pid());
    }
  }

  private static final class Unknown implements ProcessHandle.Info {

    @Override
    public Optional<String> command() {
      return Optional.empty();
    }

    @Override
    public Optional<String> commandLine() {
      return Optional.empty();
    }

    @Override
    public Optional<String[]> arguments() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> startInstant() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
      return Optional.empty();
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }
  }
}
