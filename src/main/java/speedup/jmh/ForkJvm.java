package speedup.jmh;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import speedup.environment.JavaProgram;

/**
 * The JVM that forks run on, as far as an archive of their classes depends on it. The JVM checks
 * the rest itself and ignores an archive that does not fit.
 *
 * @param java its program
 * @param version what else tells it from an earlier one at the same place
 * @param classPath of the forks
 * @param arguments all that they are started with
 */
record ForkJvm(String java, String version, String classPath, List<String> arguments) {

  /**
   * The user has decided about archives, or has an agent, modules or a collector that the JVM makes
   * none for: with ZGC, JDK 25 complains about the archive on standard output and goes on without.
   */
  private static final Pattern LEFT_ALONE =
      Pattern.compile(
          "-Xshare:.*|-XX:[+-]?(?:SharedArchiveFile|AutoCreateSharedArchive|ArchiveClassesAtExit"
              + "|SharedClassListFile|DumpLoadedClassList|RecordDynamicDumpInfo|AOT|Flags=|VMOptionsFile"
              + "|BytecodeVerification).*|-XX:\\+UseZGC"
              + "|-(?:javaagent|agentlib|agentpath|Xrun|Xbootclasspath|Xdebug).*"
              + "|--(?:patch-module|upgrade-module-path|module-path|limit-modules|add-modules).*|@.*");

  /** What decides how objects lie in memory. */
  private static final Pattern MATTERS =
      Pattern.compile(
          "-XX:[+-]Use\\w*GC|-XX:[+-]Use(?:Compressed|CompactObject)\\w+"
              + "|-XX:ObjectAlignmentInBytes=.*|-Xmx.*|-XX:Max(?:HeapSize|RAMPercentage)=.*"
              + "|-XX:\\+Unlock(?:Experimental|Diagnostic)VMOptions|-d32|-d64|-server|-client");

  private static final Pattern HEAP_SIZE =
      Pattern.compile("-Xm[sxn].*|-XX:(?:(?:Initial|M(?:in|ax))(?:HeapSize|RAM\\w*)|.*NewSize)=.*");

  /** Copies the arguments. */
  ForkJvm {
    arguments = List.copyOf(arguments);
  }

  /**
   * Describes a JVM.
   *
   * @param java its program
   * @param environment in which it is started: it takes arguments from there, too
   */
  static ForkJvm of(
      String java, String classPath, List<String> arguments, Map<String, String> environment) {
    List<String> all = new ArrayList<>(arguments);
    for (String variable : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")) {
      all.addAll(List.of(environment.getOrDefault(variable, "").strip().split("\\s+", -1)));
    }
    return new ForkJvm(java, version(java), classPath, all);
  }

  /**
   * When the program was made, and its own archives: one of ours continues one of those, and where
   * they were made again ({@code java -Xshare:dump}) the JVM complains in every fork.
   */
  private static String version(String java) {
    try {
      Path program = Path.of(java).toRealPath();
      StringBuilder version = new StringBuilder(Files.getLastModifiedTime(program).toString());
      Path server = program.resolveSibling("../lib/server").normalize();
      if (Files.isDirectory(server)) {
        try (Stream<Path> files = Files.list(server)) {
          for (Path own :
              files.filter(file -> file.toString().endsWith(".jsa")).sorted().toList()) {
            version.append(' ').append(Files.size(own));
            version.append(' ').append(Files.getLastModifiedTime(own).toMillis());
          }
        }
      }
      return version.toString();
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }

  /** Whether somebody has said how large the heap is to be. */
  boolean isHeapDecided() {
    return arguments.stream().anyMatch(HEAP_SIZE.asMatchPredicate());
  }

  /** What keeps it from warning, at every start, of what JMH does in memory. */
  List<String> quietOptions() {
    return JavaProgram.quietOptions(java, arguments);
  }

  /** What an archive is good for; empty where there is none to be made. */
  Optional<String> archiveKey() {
    if (arguments.stream().anyMatch(argument -> LEFT_ALONE.matcher(argument).matches())) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(List.of(java, version, classPath));
    arguments.stream().filter(MATTERS.asMatchPredicate()).forEach(parts::add);
    try {
      for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
        Path file = Path.of(entry);
        if (!Files.isRegularFile(file)) {
          // The JVM archives nothing that comes from a folder.
          return Optional.empty();
        }
        parts.add(Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(digest(parts));
  }

  private static String digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
