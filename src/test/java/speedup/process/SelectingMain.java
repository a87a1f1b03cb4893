package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolFamily;
import java.net.URI;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** A program whose tasks open a selector, as every HTTP client does, and say what it took. */
final class SelectingMain {

  /** A task of a number and values of the JDK, as a download is one. */
  record Selecting(URI where, Duration limit) implements SerializableCallable<String> {
    @Override
    public String call() throws IOException {
      try {
        Selector.open().close();
      } catch (UnsupportedOperationException e) {
        // It is the user's own.
      }
      return SelectorProvider.provider().getClass().getName();
    }
  }

  /** Says what jars its JVM has opened. */
  record Opened(URI where, Duration limit) implements SerializableCallable<String> {
    @Override
    public String call() throws IOException {
      StringBuilder jars = new StringBuilder();
      Path opened = Path.of("/proc/self/fd");
      if (Files.exists(opened)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(opened)) {
          for (Path file : files) {
            String target = Files.readSymbolicLink(file).toString();
            if (target.endsWith(".jar")) {
              jars.append("opened ").append(target, target.lastIndexOf('/') + 1, target.length());
              jars.append('\n');
            }
          }
        }
      }
      return jars.toString();
    }
  }

  /** Finds what is in a jar behind all others. */
  record Finding() implements SerializableCallable<String> {
    @Override
    public String call() throws IOException {
      try (InputStream text = SelectingMain.class.getResourceAsStream("/behind.txt")) {
        return text == null ? "nothing" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** A provider of the user's. */
  public static final class Own extends SelectorProvider {

    @Override
    public DatagramChannel openDatagramChannel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Pipe openPipe() {
      throw new UnsupportedOperationException();
    }

    @Override
    public AbstractSelector openSelector() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel openSocketChannel() {
      throw new UnsupportedOperationException();
    }
  }

  private SelectingMain() {}

  /** Says whether a cache was trained, and of a worker what it uses, opens and finds. */
  public static void main(String[] arguments) throws Exception {
    URI where = URI.create("http://localhost/");
    List<Callable<String>> tasks =
        Collections.nCopies(5, new Selecting(where, Duration.ofSeconds(1)));
    WorkerCache trained = WorkerCache.train(Path.of(arguments[0]), tasks);
    System.out.println("trained " + trained.isTrained());
    try (ProcessPool pool = ProcessPool.builder().workers(1).cache(trained).build()) {
      System.out.println("asked " + pool.submit(tasks.getFirst()).get());
      System.out.print(pool.submit(new Opened(where, Duration.ofSeconds(1))).get());
      System.out.println("found " + pool.submit(new Finding()).get());
    }
  }
}
