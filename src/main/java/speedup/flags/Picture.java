package speedup.flags;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at the bytes that a site sent as a picture. */
final class Picture {

  private static final byte TRAILER = 0x3B;

  private Picture() {}

  /**
   * Says what is wrong with a GIF, if its first and last bytes show it: it begins with {@code
   * GIF87a} or {@code GIF89a} and ends with a trailer (GIF89a specification, sections 17 and 27).
   */
  static Optional<String> flaw(byte[] bytes) {
    String signature = new String(bytes, 0, Math.min(6, bytes.length), StandardCharsets.ISO_8859_1);
    if (!signature.equals("GIF87a") && !signature.equals("GIF89a")) {
      return Optional.of("not a GIF: " + bytes.length + " bytes of something else");
    }
    if (bytes[bytes.length - 1] != TRAILER) {
      return Optional.of("wrong length: the GIF goes on after its " + bytes.length + " bytes");
    }
    return Optional.empty();
  }
}
