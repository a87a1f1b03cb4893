package speedup.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the licences and notices of a library: in its jar, and in a folder of those that their jars
 * lack or describe wrongly, named by group or by group and artifact.
 */
final class LicenceTexts {

  private static final Pattern LEGAL =
      Pattern.compile(
          "(?i)([-._\\w]*[-._])?"
              + "(licen[sc]es?|notices?|copying|copyright|third-party|dependencies|about)"
              + "([-._][-._\\w]*)?");
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\ASPDX-License-Identifier: *(\\S.*)\\R");

  private final List<Path> classPath;
  private final Path supplement;

  LicenceTexts(List<Path> classPath, Path supplement) {
    this.classPath = List.copyOf(classPath);
    this.supplement = supplement;
  }

  /** Returns the texts by the names of their files. */
  Map<String, String> of(Library library) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path path : library.jarsOn(classPath)) {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : jar.stream().filter(LicenceTexts::isLegal).toList()) {
          try (InputStream stream = jar.getInputStream(entry)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            texts.put(fileName(texts, entry.getName()), text);
          }
        }
      }
    }
    texts.putAll(supplemented(library));
    return texts;
  }

  /** Returns the SPDX identifier that the supplement corrects the library's own with, if any. */
  Optional<String> correctedLicence(Library library) throws IOException {
    return supplemented(library).values().stream()
        .map(IDENTIFIER::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1).strip())
        .findFirst();
  }

  private Map<String, String> supplemented(Library library) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path group = supplement.resolve(library.group());
    for (Path folder : List.of(group, group.resolve(library.artifact()))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            texts.put(file.getFileName().toString(), Files.readString(file));
          }
        }
      }
    }
    return texts;
  }

  private static boolean isLegal(JarEntry entry) {
    String name = entry.getName();
    String file = name.substring(name.lastIndexOf('/') + 1);
    return !entry.isDirectory() && !file.endsWith(".class") && LEGAL.matcher(file).matches();
  }

  /** A jar may have two licences of one name, its own and that of something packed in it. */
  private static String fileName(Map<String, String> taken, String entry) {
    String file = entry.substring(entry.lastIndexOf('/') + 1);
    String free = file;
    for (int number = 2; taken.containsKey(free); number++) {
      free = file + "-" + number;
    }
    return free;
  }
}
