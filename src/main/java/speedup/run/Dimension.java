package speedup.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * One of the things in which cells can differ.
 *
 * @param kind which of them
 * @param name the parameter's name; empty for the other kinds, of which a cell has one each
 */
public record Dimension(Kind kind, String name) implements Comparable<Dimension> {

  /** The benchmark itself. */
  public static final Dimension METHOD = new Dimension(Kind.METHOD, "");

  /** JMH's mode. */
  public static final Dimension MODE = new Dimension(Kind.MODE, "");

  /** How many threads call the benchmark. */
  public static final Dimension THREADS = new Dimension(Kind.THREADS, "");

  /** What the benchmark runs under. */
  public static final Dimension VARIANT = new Dimension(Kind.VARIANT, "");

  private static final String OF_A_PARAMETER = "params.";

  /** Checks that a parameter has a name, and nothing else has. */
  public Dimension {
    if ((kind == Kind.PARAM) == name.isEmpty()) {
      throw new IllegalArgumentException(kind + " named '" + name + "'");
    }
  }

  /** What a cell has one of, or one of each name. */
  public enum Kind {
    /** The benchmark's method, with its class. */
    METHOD,
    /** JMH's mode. */
    MODE,
    /** The number of JMH's threads. */
    THREADS,
    /** A parameter. */
    PARAM,
    /** Jar, JVM and arguments. */
    VARIANT
  }

  /** A parameter. */
  public static Dimension param(String name) {
    return new Dimension(Kind.PARAM, name);
  }

  /** Reads what {@link #word} wrote. */
  @JsonCreator
  public static Dimension of(String word) {
    if (word.startsWith(OF_A_PARAMETER)) {
      return param(word.substring(OF_A_PARAMETER.length()));
    }
    return reserved(word).orElseThrow(() -> new IllegalArgumentException("no dimension: " + word));
  }

  /** The dimension that every cell has under this word; empty for any other word. */
  public static Optional<Dimension> reserved(String word) {
    return switch (word) {
      case "method" -> Optional.of(METHOD);
      case "mode" -> Optional.of(MODE);
      case "threads" -> Optional.of(THREADS);
      case "variant" -> Optional.of(VARIANT);
      default -> Optional.empty();
    };
  }

  /** The dimension in the journal: {@code method}, or {@code params.size}. */
  @JsonValue
  public String word() {
    return kind == Kind.PARAM ? OF_A_PARAMETER + name : readable();
  }

  /** The dimension to a reader: {@code method}, or {@code size}. */
  public String readable() {
    return switch (kind) {
      case METHOD -> "method";
      case MODE -> "mode";
      case THREADS -> "threads";
      case PARAM -> name;
      case VARIANT -> "variant";
    };
  }

  /** The value that a cell has; empty if it lacks the parameter. */
  public Optional<String> of(Cell cell) {
    return switch (kind) {
      case METHOD -> Optional.of(cell.benchmark());
      case MODE -> Optional.of(cell.mode());
      case THREADS -> Optional.of(Integer.toString(cell.threads()));
      case PARAM -> Optional.ofNullable(cell.params().get(name));
      case VARIANT -> Optional.of(cell.variant());
    };
  }

  /** The value that a cell has as a reader sees it: an empty one is two quotes. */
  public Optional<String> readable(Cell cell) {
    return of(cell).map(value -> value.isEmpty() ? "\"\"" : value);
  }

  @Override
  public int compareTo(Dimension other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
