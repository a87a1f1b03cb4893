package speedup.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two runs from writing into one folder. The system releases the lock when its owner ends in
 * any way, so that a dead owner's is simply taken; what is in the file only names the owner.
 *
 * <p>The file stays when the run has ended: whoever waited to lock it would otherwise lock a file
 * that is none any more. Most systems give up a process's lock as soon as it closes the file in any
 * place, and so the owner never opens it a second time.
 */
final class RunLock implements AutoCloseable {

  /** The locks of this process; the monitor of the class guards them and all that is done here. */
  private static final Set<Path> OWN = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws UsageException if another run has it; names the process
   */
  static synchronized RunLock take(RunFolder folder) throws UsageException, IOException {
    Path file = file(folder);
    String name = Long.toString(ProcessHandle.current().pid());
    if (OWN.contains(file)) {
      throw taken(folder, name);
    }
    FileChannel channel = open(file);
    try {
      if (channel.tryLock() == null) {
        throw taken(folder, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.UTF_8)));
      OWN.add(file);
      return new RunLock(file, channel);
    } catch (IOException | UsageException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel open(Path file) throws UsageException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + Unwritable.reason(e, file));
    }
  }

  /**
   * Whether a run that lives, of this process or another, writes into a folder. Where the system
   * cannot tell, as on a file system without locks, none does.
   */
  static synchronized boolean isTaken(RunFolder folder) {
    try {
      Path file = file(folder);
      if (OWN.contains(file)) {
        return true;
      }
      // Empty before the first owner and after each; one that was killed leaves its name.
      if (!Files.isReadable(file) || Files.size(file) == 0) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock beside = channel.tryLock(0, Long.MAX_VALUE, true)) {
        return beside == null;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static Path file(RunFolder folder) throws IOException {
    return new RunFolder(folder.path().toRealPath()).lock();
  }

  private static UsageException taken(RunFolder folder, String owner) {
    return new UsageException(
        folder.path() + " is being written by process " + owner + ": wait until it has ended");
  }

  @Override
  public void close() throws IOException {
    synchronized (RunLock.class) {
      try (channel) {
        channel.truncate(0);
      } finally {
        OWN.remove(file);
      }
    }
  }
}
