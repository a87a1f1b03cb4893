package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cells are measured under: some code, on some JVM, with some arguments.
 *
 * @param name what it is called; empty for the only one
 * @param classPath the jar or the class path that is measured; absent for Speedup's own
 * @param java the {@code java} program of its JVM; absent for the one that JMH would take
 * @param jvmArgs arguments of the forks' JVMs, after those of the command line
 * @param code the SHA-256 of the class path's files, as it was when the run was planned; absent for
 *     Speedup's own
 * @param runtime what the JVM says it is; absent where it was not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Variant(
    String name,
    @Nullable String classPath,
    @Nullable String java,
    List<String> jvmArgs,
    @Nullable String code,
    @Nullable String runtime) {

  /** What is measured when nothing else is said. */
  public static final Variant OWN = new Variant("", null, null, List.of(), null, null);

  /** Copies the arguments. */
  public Variant {
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** Whether the benchmarks are of somebody else's class path. */
  @JsonIgnore
  public boolean isForeign() {
    return classPath != null;
  }
}
