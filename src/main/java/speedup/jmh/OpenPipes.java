package speedup.jmh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pipes that processes have open, as Linux shows them. A process whose parent has ended can no
 * longer be found among anybody's children, but by the pipe that it inherited and keeps open.
 *
 * @param names what the system calls them, such as {@code pipe:[4711]}; none on other systems
 */
record OpenPipes(Set<String> names) {

  static final OpenPipes NONE = new OpenPipes(Set.of());

  private static final Path PROCESSES = Path.of("/proc");

  OpenPipes {
    names = Set.copyOf(names);
  }

  /** Those of a process; the ends of those that lead to its children are among them. */
  static OpenPipes of(ProcessHandle process) {
    return of(PROCESSES.resolve(Long.toString(process.pid())));
  }

  private static OpenPipes of(Path process) {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        name(descriptor).filter(name -> name.startsWith("pipe:")).ifPresent(names::add);
      }
    } catch (IOException e) {
      // It has ended, or is another user's, or this is not Linux.
    }
    return new OpenPipes(names);
  }

  private static Optional<String> name(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  OpenPipes without(OpenPipes others) {
    return new OpenPipes(
        names.stream().filter(name -> !others.names.contains(name)).collect(Collectors.toSet()));
  }

  OpenPipes and(OpenPipes others) {
    Set<String> all = new HashSet<>(names);
    all.addAll(others.names);
    return new OpenPipes(all);
  }

  /** The processes that have one of these open and descend from this JVM no more. */
  List<ProcessHandle> orphans() {
    if (names.isEmpty()) {
      return List.of();
    }
    ProcessHandle self = ProcessHandle.current();
    List<ProcessHandle> holders =
        ProcessHandle.allProcesses()
            .filter(process -> !process.equals(self) && isHeldBy(process))
            .toList();
    // Looked at later than the holders, so that what was just started is known as a descendant.
    Set<ProcessHandle> descendants = self.descendants().collect(Collectors.toSet());
    return holders.stream().filter(holder -> !descendants.contains(holder)).toList();
  }

  private boolean isHeldBy(ProcessHandle process) {
    OpenPipes theirs = of(process);
    return theirs.names.stream().anyMatch(names::contains);
  }
}
