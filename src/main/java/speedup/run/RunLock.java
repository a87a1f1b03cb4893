package speedup.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two runs from writing into one folder. The system releases the lock when its owner ends in
 * any way, so that a dead owner's is simply taken; what is in the file only names the owner.
 *
 * <p>The file stays when the run has ended: whoever waited to lock it would otherwise lock a file
 * that is none any more. Most systems give up a process's lock as soon as it closes the file in any
 * place, and so the owner never opens it a second time.
 */
final class RunLock implements AutoCloseable {

  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

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
  static RunLock take(RunFolder folder) throws UsageException, IOException {
    Path file = folder.path().toRealPath().resolve(".lock");
    String name = Long.toString(ProcessHandle.current().pid());
    if (!OWN.add(file)) {
      throw taken(folder, name);
    }
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(folder, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.UTF_8)));
      return new RunLock(file, channel);
    } catch (IOException | UsageException e) {
      OWN.remove(file);
      throw e;
    }
  }

  private static UsageException taken(RunFolder folder, String owner) {
    return new UsageException(
        folder.path() + " is being written by process " + owner + ": wait until it has ended");
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
    OWN.remove(file);
  }
}
