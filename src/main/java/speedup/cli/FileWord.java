package speedup.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a file or a folder: an empty word is the current folder to Java, and to nobody else. */
final class FileWord implements ITypeConverter<Path> {

  @Override
  public Path convert(String word) {
    if (word.isEmpty()) {
      throw new TypeConversionException("an empty word is no file and no folder");
    }
    return Path.of(word);
  }
}
