package speedup.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the machine and the code that a reader of a table wants to know, captured once a
 * run. Jackson writes it to {@code environment.json} and reads it back with any mapper: figures
 * that are not available are left out, and unknown ones, of a later version, are passed over.
 *
 * @param date when it was captured
 * @param jvm the JVM that drives the run
 * @param processors its CPUs
 * @param memory its memory
 * @param platform its operating system, and what is below that
 * @param software the harness and its libraries
 * @param variants what was measured, where that is more than the harness's own benchmarks on its
 *     own JVM; absent in old files
 * @param workerOptions of the JVMs that forks start for tasks, but for their heaps, which are
 *     shares of their fork's; absent in old files
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Environment(
    @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant date,
    HostJvm jvm,
    Processors processors,
    Memory memory,
    Platform platform,
    Software software,
    List<Variant> variants,
    List<String> workerOptions) {

  /** Copies the lists. */
  @JsonCreator
  public Environment(
      Instant date,
      HostJvm jvm,
      Processors processors,
      Memory memory,
      Platform platform,
      Software software,
      @Nullable List<Variant> variants,
      @Nullable List<String> workerOptions) {
    this.date = date;
    this.jvm = jvm;
    this.processors = processors;
    this.memory = memory;
    this.platform = platform;
    this.software = software;
    this.variants = variants == null ? List.of() : List.copyOf(variants);
    this.workerOptions = workerOptions == null ? List.of() : List.copyOf(workerOptions);
  }

  /** Creates an environment without variants, in which forks start no JVMs. */
  public Environment(
      Instant date,
      HostJvm jvm,
      Processors processors,
      Memory memory,
      Platform platform,
      Software software) {
    this(date, jvm, processors, memory, platform, software, null, null);
  }

  /** The same environment, in which this is measured. */
  public Environment measuring(List<Variant> measured) {
    return new Environment(
        date, jvm, processors, memory, platform, software, measured, workerOptions);
  }

  /** The same environment, in which forks start JVMs with these options. */
  public Environment starting(List<String> options) {
    return new Environment(date, jvm, processors, memory, platform, software, variants, options);
  }

  /** Captures the environment of this JVM. */
  public static Environment capture(Clock clock) {
    return capture(Path.of("/"), clock, OwnSoftware.READ);
  }

  /**
   * Captures an environment.
   *
   * @param root the folder that {@code proc}, {@code sys} and {@code etc} are in
   * @param clock tells the date
   * @param classPath the jars and folders of the harness and its libraries
   */
  public static Environment capture(Path root, Clock clock, List<Path> classPath) {
    return capture(root, clock, Software.read(classPath));
  }

  private static Environment capture(Path root, Clock clock, Software software) {
    SystemFiles files = new SystemFiles(root);
    return new Environment(
        clock.instant(),
        HostJvm.read(),
        Processors.read(files),
        Memory.read(files),
        Platform.read(files),
        software);
  }

  /** Read once: on a class path of folders and jars that takes half a second. */
  private static final class OwnSoftware {

    static final Software READ =
        Software.read(
            Stream.of(
                    System.getProperty("java.class.path", "")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList());
  }

  /** Returns what tells this machine, JDK and jar from others. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }

  /** Reads what {@link Instant#toString} wrote, so that no mapper needs a module for it. */
  static final class InstantDeserializer extends FromStringDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(value);
      } catch (DateTimeException e) {
        throw context.weirdStringException(value, Instant.class, "not a date and time in UTC");
      }
    }
  }
}
