package speedup.flags;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pictures that ship with Speedup: which codes have one, and its bytes.
 *
 * <p>They were drawn when Speedup was built, and lie beside this class under {@value #FOLDER}: one
 * GIF a code, and {@value #INDEX} with a line {@code code,length,sha256} for each.
 */
public final class FlagAlbum {

  /** The folder of the pictures, relative to this class. */
  public static final String FOLDER = "pictures";

  /** The name of the index in that folder. */
  public static final String INDEX = "index.csv";

  private static final FlagAlbum SHIPPED = new FlagAlbum(read());

  private final NavigableMap<String, Flag> flags;

  private FlagAlbum(NavigableMap<String, Flag> flags) {
    this.flags = flags;
  }

  /** The pictures that ship with Speedup. */
  public static FlagAlbum shipped() {
    return SHIPPED;
  }

  /** Lists the flags, in alphabetical order of their codes. */
  public List<Flag> flags() {
    return List.copyOf(flags.values());
  }

  /**
   * Finds what is known of the flag with this code (upper case); empty if there is no such flag.
   */
  public Optional<Flag> find(String code) {
    return Optional.ofNullable(flags.get(code));
  }

  /**
   * Reads the picture of a flag.
   *
   * @throws IOException if it cannot be read, or is not the one that the index speaks of
   */
  public byte[] picture(Flag flag) throws IOException {
    String name = flag.code().toLowerCase(Locale.ROOT) + ".gif";
    try (InputStream picture = open(name)) {
      byte[] bytes = picture.readAllBytes();
      if (bytes.length != flag.length() || !Sha256.of(bytes).equals(flag.sha256())) {
        throw new IOException(name + " is not the picture that the index speaks of");
      }
      return bytes;
    }
  }

  private static NavigableMap<String, Flag> read() {
    try (BufferedReader index =
        new BufferedReader(new InputStreamReader(open(INDEX), StandardCharsets.US_ASCII))) {
      NavigableMap<String, Flag> flags = new TreeMap<>();
      index
          .lines()
          .map(line -> line.split(","))
          .map(column -> new Flag(column[0], Integer.parseInt(column[1]), column[2]))
          .forEach(flag -> flags.put(flag.code(), flag));
      return flags;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream resource = FlagAlbum.class.getResourceAsStream(FOLDER + "/" + name);
    if (resource == null) {
      throw new FileNotFoundException(
          FOLDER + "/" + name + " is missing: the build draws it (mvn process-classes)");
    }
    return resource;
  }
}
