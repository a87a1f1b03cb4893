package speedup.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a {@link StartCache}: runs a command that writes an archive when it ends, and puts the
 * archive in its place once it is whole. One at a time; whoever comes second has nothing to do.
 */
final class StartCacheMaker {

  /** This many archives, of other jars or JDKs, are kept beside the newest. */
  private static final int KEPT = 3;

  private StartCacheMaker() {}

  /** The file that the command writes, the one it is to be, and the command. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path made = Path.of(args[0]);
    Path archive = Path.of(args[1]);
    List<String> command = Arrays.asList(args).subList(2, args.length);
    try (FileChannel channel =
            FileChannel.open(
                archive.resolveSibling("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || Files.exists(archive)) {
        return;
      }
      make(made, archive, command);
    }
  }

  private static void make(Path made, Path archive, List<String> command)
      throws IOException, InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put(Launcher.LAUNCHER, Long.toString(ProcessHandle.current().pid()));
      Process process = builder.start();
      if (process.waitFor() == 0 && Files.exists(made)) {
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        prune(archive);
      }
    } finally {
      Files.deleteIfExists(made);
      removeUnfinished(archive.getParent());
    }
  }

  /** What a JVM left that was killed as it made one: nobody else makes one now. */
  private static void removeUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.collect(Collectors.toList())) {
        if (file.getFileName().toString().contains(".archive.new")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void prune(Path newest) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(newest.getParent())) {
      others =
          files
              .filter(file -> file.toString().endsWith(".archive") && !file.equals(newest))
              .sorted((one, other) ->
                  Long.compare(other.toFile().lastModified(), one.toFile().lastModified()))
              .collect(Collectors.toList());
    }
    for (Path old : others.subList(Math.min(KEPT, others.size()), others.size())) {
      Files.deleteIfExists(old);
    }
  }
}
