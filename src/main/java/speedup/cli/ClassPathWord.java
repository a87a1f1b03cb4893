package speedup.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a class path as {@code java} does: {@code lib/*} is every jar of that folder, here in the
 * order of their names.
 */
final class ClassPathWord implements ITypeConverter<String> {

  @Override
  public String convert(String words) {
    return Arrays.stream(words.split(Pattern.quote(File.pathSeparator), -1))
        .flatMap(entry -> expanded(entry).stream())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> expanded(String entry) {
    if (!entry.equals("*") && !entry.endsWith("/*") && !entry.endsWith(File.separator + "*")) {
      return List.of(entry);
    }
    Path folder = Path.of(entry.substring(0, entry.length() - 1));
    try (Stream<Path> files = Files.list(folder)) {
      List<String> jars = files.map(Path::toString).filter(ClassPathWord::isJar).sorted().toList();
      if (jars.isEmpty()) {
        throw new TypeConversionException("'%s' must have a jar in it".formatted(entry));
      }
      return jars;
    } catch (IOException e) {
      throw new TypeConversionException(
          "'%s' cannot be read; give a jar, a folder, or a folder of jars as lib/*"
              .formatted(entry));
    }
  }

  private static boolean isJar(String file) {
    return file.endsWith(".jar") || file.endsWith(".JAR");
  }
}
