package speedup.bridge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Has the JMH on its class path list benchmarks, and measure one of them in one fork, each time it
 * is asked to.
 *
 * <p>A request comes on standard input and its answer goes to standard output, as serialized maps
 * of texts, numbers and lists. What anybody else prints goes to standard error. It ends with its
 * input.
 */
public final class JmhHost {

  private final ObjectOutputStream out;

  private JmhHost(ObjectOutputStream out) {
    this.out = out;
  }

  /**
   * Serves requests.
   *
   * @param arguments the class path of the forks
   */
  public static void main(String[] arguments) throws Exception {
    ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(System.out));
    out.flush();
    System.setOut(System.err);
    // What a fork's class path is made of: it is to see nothing of this.
    System.setProperty("java.class.path", arguments[0]);
    // The run holds JMH's lock itself.
    System.setProperty("jmh.ignoreLock", "true");
    JmhHost host = new JmhHost(out);
    BlockingQueue<Map<?, ?>> requests = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> readToTheEnd(requests), "speedup-requests");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      host.answer(requests.take());
    }
  }

  /** Beside what is measured: whoever asked may be killed meanwhile, and the fork is to end too. */
  private static void readToTheEnd(BlockingQueue<Map<?, ?>> requests) {
    try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        requests.add((Map<?, ?>) in.readObject());
      }
    } catch (IOException | ClassNotFoundException e) {
      endForks();
      System.exit(0);
    }
  }

  /** By reflection, for Java 8 has no handles: there a fork ends when it next tells something. */
  private static void endForks() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object self = handle.getMethod("current").invoke(null);
      Stream<?> forks = (Stream<?>) handle.getMethod("descendants").invoke(self);
      for (Object fork : forks.toArray()) {
        handle.getMethod("destroyForcibly").invoke(fork);
      }
    } catch (ReflectiveOperationException e) {
      // Java 8.
    }
  }

  private void answer(Map<?, ?> request) throws IOException {
    Map<String, Object> answer = new HashMap<>();
    try {
      List<String> words = strings(request.get("words"));
      CommandLineOptions options = new CommandLineOptions(words.toArray(new String[0]));
      if ("list".equals(request.get("do"))) {
        answer.put("benchmarks", list(options));
      } else if ("profilers".equals(request.get("do"))) {
        answer.put("profilers", tryProfilers(options));
      } else {
        measure(options, (Map<?, ?>) request.get("params"), answer);
      }
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      answer.put("failure", failure(e));
    }
    answer.put("type", "answer");
    send(answer);
  }

  private static List<String> strings(Object list) {
    List<String> strings = new ArrayList<>();
    for (Object one : (List<?>) list) {
      strings.add((String) one);
    }
    return strings;
  }

  /** What the profilers that do not work here say of themselves, by their names. */
  private static Map<String, String> tryProfilers(CommandLineOptions options) {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (ProfilerConfig profiler : options.getProfilers()) {
      try {
        ProfilerFactory.getProfilerOrException(profiler);
      } catch (ProfilerException e) {
        wrong.put(profiler.getKlass(), String.valueOf(e.getMessage()));
      }
    }
    return wrong;
  }

  private static List<Object> list(CommandLineOptions options) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    Collection<BenchmarkListEntry> entries =
        BenchmarkList.defaultList().find(silent, options.getIncludes(), options.getExcludes());
    List<Object> benchmarks = new ArrayList<>();
    for (BenchmarkListEntry entry : entries) {
      Collection<Mode> modes =
          options.getBenchModes().isEmpty()
              ? Collections.singleton(entry.getMode())
              : options.getBenchModes();
      for (Mode mode : modes) {
        if (mode == Mode.All) {
          for (Mode each : Mode.values()) {
            if (each != Mode.All) {
              benchmarks.add(benchmark(entry, each, options));
            }
          }
        } else {
          benchmarks.add(benchmark(entry, mode, options));
        }
      }
    }
    return benchmarks;
  }

  private static Map<String, Object> benchmark(
      BenchmarkListEntry entry, Mode mode, CommandLineOptions options) {
    Map<String, Object> benchmark = new HashMap<>();
    benchmark.put("name", entry.getUsername());
    benchmark.put("mode", mode.shortLabel());
    benchmark.put("threads", threads(entry, options));
    LinkedHashMap<String, Object> params = new LinkedHashMap<>();
    if (entry.getParams().hasValue()) {
      for (Map.Entry<String, String[]> param : entry.getParams().get().entrySet()) {
        params.put(param.getKey(), new ArrayList<>(Arrays.asList(param.getValue())));
      }
    }
    benchmark.put("params", params);
    return benchmark;
  }

  /** As the runner works it out: a multiple of the threads of a group. */
  private static int threads(BenchmarkListEntry entry, CommandLineOptions options) {
    int threads =
        options.getThreads().hasValue()
            ? options.getThreads().get()
            : entry.getThreads().hasValue() ? entry.getThreads().get() : 1;
    if (threads == Threads.MAX) {
      threads = Runtime.getRuntime().availableProcessors();
    }
    int group = 0;
    for (int ofOne :
        options.getThreadGroups().hasValue()
            ? options.getThreadGroups().get()
            : entry.getThreadGroups()) {
      group += ofOne;
    }
    group = Math.max(1, group);
    return (threads + group - 1) / group * group;
  }

  private void measure(CommandLineOptions options, Map<?, ?> params, Map<String, Object> answer)
      throws Exception {
    // On the command line a comma would part a value in two.
    ChainedOptionsBuilder one = new OptionsBuilder().parent(options);
    for (Map.Entry<?, ?> param : params.entrySet()) {
      one.param((String) param.getKey(), (String) param.getValue());
    }
    ForkOutput output = new ForkOutput(this);
    long start = System.nanoTime();
    Collection<RunResult> results;
    try {
      results = new Runner(one.build(), output).run();
    } finally {
      answer.put("nanos", System.nanoTime() - start);
      answer.put("tail", output.tail());
    }
    if (results.isEmpty()) {
      return;
    }
    answer.put("json", json(results));
    Map<String, String> texts = new HashMap<>();
    for (RunResult result : results) {
      answer.put("operations", result.getParams().getOpsPerInvocation());
      List<Integer> groups = new ArrayList<>();
      for (int threads : result.getParams().getThreadGroups()) {
        groups.add(threads);
      }
      answer.put("groups", groups);
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        addTexts(texts, fork);
      }
    }
    answer.put("texts", texts);
  }

  @SuppressWarnings("rawtypes") // As JMH gives them.
  private static void addTexts(Map<String, String> texts, BenchmarkResult fork) {
    for (Map.Entry<String, ? extends Result> result : fork.getSecondaryResults().entrySet()) {
      String text = result.getValue().extendedInfo();
      // What has a score is in the JSON already.
      boolean isText = Double.isNaN(result.getValue().getScore());
      if (isText && text != null && !text.trim().isEmpty()) {
        texts.put(result.getKey(), text);
      }
    }
  }

  @SuppressWarnings("JdkObsolete") // Java 8 has no other.
  private static String json(Collection<RunResult> results) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream text = new PrintStream(bytes, false, "UTF-8");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, text).writeOut(results);
    text.flush();
    return bytes.toString("UTF-8");
  }

  /** What went wrong, each cause and what it hides: the innermost last. */
  private static List<String> failure(Throwable thrown) {
    List<String> chain = new ArrayList<>();
    Throwable one = thrown;
    while (one != null && chain.size() < 20) {
      chain.add(one.getClass().getName() + "\t" + one.getMessage());
      one = one.getSuppressed().length > 0 ? one.getSuppressed()[0] : one.getCause();
    }
    return chain;
  }

  /** Sends a message, whole. */
  synchronized void send(Map<String, ?> message) throws IOException {
    out.writeObject(message);
    out.flush();
    // Otherwise every message that was ever sent is remembered.
    out.reset();
  }
}
