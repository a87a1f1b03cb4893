package speedup.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a variant: {@code NAME[:jar=PATH][,jvm=JAVA_HOME][,jvmArgs=…]}. */
final class VariantWord implements ITypeConverter<VariantWord.Named> {

  private static final String FORM = "NAME[:jar=PATH][,jvm=JAVA_HOME][,jvmArgs=ARGUMENTS]";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]{1,40}");

  /** Arguments of a JVM may have commas of their own. */
  private static final Pattern BETWEEN = Pattern.compile(",(?=(?:jar|classPath|jvm|jvmArgs)=)");

  /** A word that is none of those, where it can only be part of the path before it. */
  private static final Pattern UNKNOWN = Pattern.compile(",([A-Za-z]+)=");

  /**
   * A variant as it was typed.
   *
   * @param values of the words before the equals signs; only those that are known
   */
  record Named(String name, Map<String, String> values) {

    Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    List<String> jvmArgs() {
      return value("jvmArgs").stream()
          .flatMap(words -> Stream.of(words.split(" ", -1)))
          .filter(word -> !word.isEmpty())
          .toList();
    }
  }

  @Override
  public Named convert(String word) {
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    if (!NAME.matcher(name).matches()) {
      throw new TypeConversionException(
          "'%s' must be %s; the name has letters, digits, dots, dashes".formatted(word, FORM));
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (colon >= 0) {
      for (String part : BETWEEN.split(word.substring(colon + 1), -1)) {
        String[] value = part.split("=", 2);
        boolean isKnown = value[0].matches("jar|classPath|jvm|jvmArgs");
        if (!isKnown || value.length < 2 || value[1].isBlank()) {
          throw new TypeConversionException("'%s' must be %s".formatted(word, FORM));
        }
        Matcher unknown = UNKNOWN.matcher(value[1]);
        if (!value[0].equals("jvmArgs") && unknown.find() && !Files.exists(Path.of(value[1]))) {
          throw new TypeConversionException(
              "'%s': %s is none of jar, classPath, jvm, jvmArgs".formatted(word, unknown.group(1)));
        }
        String read =
            value[0].equals("classPath") ? new ClassPathWord().convert(value[1]) : value[1];
        if (values.put(value[0], read) != null) {
          throw new TypeConversionException("'%s' has %s twice".formatted(word, value[0]));
        }
      }
    }
    return new Named(name, values);
  }
}
