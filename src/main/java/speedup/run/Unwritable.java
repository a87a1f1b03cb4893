package speedup.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why files cannot be written, in words: those of the exceptions are often but the file's name. */
public final class Unwritable {

  private Unwritable() {}

  /**
   * What an exception says of why.
   *
   * @param path what was to be written
   */
  public static String reason(IOException e, Path path) {
    return switch (e) {
      case AccessDeniedException denied -> "nobody gave you the right to write there";
      case NoSuchFileException missing -> {
        String folder = folder(missing, path);
        yield Files.isDirectory(Path.of(folder))
            ? "nothing can be made in " + folder
            : "there is no folder " + folder;
      }
      case FileAlreadyExistsException there -> there.getFile() + " is a file, and no folder";
      case FileSystemException of ->
          fileOnTheWay(path)
              .map(file -> file + " is a file, and no folder")
              .or(() -> Optional.ofNullable(of.getReason()))
              .orElse(String.valueOf(of.getMessage()));
      default -> Optional.ofNullable(e.getMessage()).orElse("no reason is known for " + path);
    };
  }

  private static Optional<Path> fileOnTheWay(Path path) {
    return Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The exception names the file that was to be written, or a folder on the way to it. */
  private static String folder(NoSuchFileException missing, Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent != null && path.toString().equals(missing.getFile())
        ? parent.toString()
        : String.valueOf(missing.getFile());
  }

  /** Why a file could not be written if it were tried now, as far as that can be told. */
  public static Optional<String> reason(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (Files.isDirectory(file)) {
      return Optional.of("it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("there is no folder " + folder);
    }
    return Files.isWritable(Files.exists(file) ? file : folder)
        ? Optional.empty()
        : Optional.of("nobody gave you the right to write there");
  }
}
