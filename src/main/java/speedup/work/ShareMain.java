package speedup.work;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import speedup.environment.Starter;
import speedup.workload.Shared;

/**
 * The JVM that has what a workload shares with all JVMs of a run. It says on lines of its own how
 * far it is, and gives back what it has when its input ends: then the run is over, or was killed.
 */
final class ShareMain {

  /** Begins each line that is ours. */
  static final String OURS = "speedup-share: ";

  static final String STARTED = "started";
  static final String FAILED = "failed ";
  static final String READY = "ready ";
  static final String CLOSED = "closed";

  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final PrintStream told =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final CountDownLatch isReady = new CountDownLatch(1);
  private final CountDownLatch isOver = new CountDownLatch(1);
  private final CountDownLatch isClosed = new CountDownLatch(1);

  private ShareMain() {}

  /** Shares what the workload of a folder does: the folder, and the values of its parameters. */
  public static void main(String[] arguments) {
    new ShareMain().share(new WorkFolder(Path.of(arguments[0])), Setting.decode(arguments[1]));
    // Not a return: hooks are run, and threads that the workload has left are not waited for.
    System.exit(0);
  }

  private void share(WorkFolder folder, Map<String, String> setting) {
    say(STARTED);
    Starter.whenGone(this::end);
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeOnSignal, "speedup-share-end"));
    try (Shared shared =
        Objects.requireNonNull(folder.make(setting).share(), Shared.class.getName())) {
      String properties = encode(shared.properties());
      // The run may close it as soon as it has heard of it.
      isReady.countDown();
      say(READY + properties);
      isOver.await();
    } catch (Throwable e) {
      // Somebody's own code throws whatever it likes.
      say(FAILED + Words.of(e));
      return;
    } finally {
      isClosed.countDown();
    }
    say(CLOSED);
  }

  /** Ctrl-C reaches the run and this JVM alike. */
  private void closeOnSignal() {
    if (isReady.getCount() == 0) {
      isOver.countDown();
      await(isClosed);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean unused = latch.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Then it ends at once.
    }
  }

  private void say(String what) {
    // What others print may have begun the line.
    told.print('\n' + OURS + what + '\n');
    told.flush();
  }

  private void end() {
    if (isReady.getCount() > 0) {
      Starter.endAll();
    }
    isOver.countDown();
    // Nothing counts it down: the JVM has ended by then, or hangs.
    await(new CountDownLatch(1));
    Starter.endAll();
  }

  private static String encode(Map<String, String> values) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }
}
