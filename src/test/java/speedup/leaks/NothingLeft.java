package speedup.leaks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of tests after which a process, a thread, a pipe or an open file is left that was
 * not there before it. JUnit finds it as a service, and it attends to the packages whose classes
 * start processes, threads and journals: nobody has to think of it when a test is written.
 */
public final class NothingLeft implements BeforeAllCallback, AfterAllCallback {

  private static final Set<String> PACKAGES =
      Set.of("speedup.process", "speedup.jmh", "speedup.run", "speedup.work");

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final ExtensionContext.Namespace BEFORE =
      ExtensionContext.Namespace.create(NothingLeft.class);

  /** The JDK's own, of which there may be more or fewer at any time, and the one of all pools. */
  private static final String FOR_GOOD =
      "process reaper.*|ForkJoinPool.*|Common-Cleaner|Cleaner-.*|HttpClient-.*|VirtualThread-.*"
          + "|.*-Poller.*|Attach Listener|RMI .*|Keep-Alive-Timer|Notification Thread|Timer-.*"
          + "|JFR .*|surefire-.*|ping-.*|junit-.*|process-pool-cleaner";

  /** A client of a cluster that several classes of tests share starts threads when it likes. */
  private static final Pattern OF_A_CLIENT = Pattern.compile("(hz\\.client_\\d+\\.).*");

  /**
   * What there is at one moment.
   *
   * @param threads their names
   */
  private record State(Set<Long> processes, Map<Long, String> threads, Map<String, Long> files) {

    static State now() {
      return new State(
          ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet()),
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.getName().matches(FOR_GOOD))
              .collect(Collectors.toMap(Thread::threadId, Thread::getName)),
          openFiles());
    }

    private boolean hasClientOf(String thread) {
      Matcher client = OF_A_CLIENT.matcher(thread);
      return client.matches()
          && threads.values().stream().anyMatch(name -> name.startsWith(client.group(1)));
    }

    /** What there is in addition, in words. */
    List<String> butNotIn(State before) {
      List<String> left = new ArrayList<>();
      Set<Long> newProcesses = new HashSet<>(processes);
      newProcesses.removeAll(before.processes);
      for (long process : newProcesses) {
        ProcessHandle.of(process)
            .filter(ProcessHandle::isAlive)
            .ifPresent(alive -> left.add("process " + alive.info()));
      }
      threads.forEach((thread, name) -> {
        if (!before.threads.containsKey(thread) && !before.hasClientOf(name)) {
          left.add("thread " + name);
        }
      });
      files.forEach((file, count) -> {
        if (count > before.files.getOrDefault(file, 0L)) {
          left.add("open " + file);
        }
      });
      return left;
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (PACKAGES.contains(context.getRequiredTestClass().getPackageName())) {
      context.getStore(BEFORE).put(State.class, State.now());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    State before = context.getStore(BEFORE).get(State.class, State.class);
    if (before == null) {
      return;
    }
    long start = System.nanoTime();
    List<String> left = State.now().butNotIn(before);
    while (!left.isEmpty()) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new AssertionError(
            "after " + context.getDisplayName() + " there are left: " + String.join(", ", left));
      }
      // A pool that a test has left open ends when it is found unreachable.
      System.gc();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      left = State.now().butNotIn(before);
    }
  }

  /**
   * The JVMs that descend from this one. Told by their program and not by their main class: a long
   * class path leaves no room for it in what the system tells.
   */
  public static List<ProcessHandle> jvms() {
    Optional<String> java = ProcessHandle.current().info().command();
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().equals(java))
        .toList();
  }

  /**
   * Pipes together, files one by one, but for code, and arguments on the disk; none where the
   * system does not show it.
   */
  private static Map<String, Long> openFiles() {
    Map<String, Long> files = new HashMap<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        target(descriptor)
            .filter(file -> file.startsWith("pipe:") || file.startsWith("/"))
            .filter(
                file -> !file.matches("/dev/.*|/proc/.*|/sys/.*|.*\\.(jar|so|jsa|aot)|.*/modules"))
            .ifPresent(
                file -> files.merge(file.startsWith("pipe:") ? "pipe" : file, 1L, Long::sum));
      }
    } catch (IOException e) {
      // Another system.
    }
    argumentFiles().forEach(file -> files.merge(file, 1L, Long::sum));
    return files;
  }

  /** What a worker's command line was too long for, deleted as soon as the worker has read it. */
  private static List<String> argumentFiles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".arguments")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return Optional.empty(); // closed meanwhile
    }
  }
}
