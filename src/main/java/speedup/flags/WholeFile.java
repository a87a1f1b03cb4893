package speedup.flags;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files whole or not at all. */
final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, and its folders if need be: under another name at first, so that nobody ever
   * sees half of it. A file that is there already is replaced. An interruption comes too late.
   *
   * @throws UnwritableException with one clear line, if it cannot be written; nothing is left then
   */
  static void write(Path file, byte[] bytes) throws UnwritableException {
    // Not Files.createTempFile: its files can be read by their owner alone.
    Path part =
        file.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UnwritableException("cannot write " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is not a folder";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return DownloadFailure.isOfTooManyFiles(system.getReason())
          ? DownloadFailure.TOO_MANY_FILES
          : system.getReason();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
