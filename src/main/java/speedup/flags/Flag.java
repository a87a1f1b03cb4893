package speedup.flags;

import java.util.Objects;

/**
 * What is known of one flag's picture before it is downloaded.
 *
 * @param code the country code, in upper case
 * @param length the number of bytes of the picture
 * @param sha256 the SHA-256 digest of the picture, in lower-case hexadecimal
 */
public record Flag(String code, int length, String sha256) {

  /** Checks the components. */
  public Flag {
    if (!CountryCodes.isCode(code)) {
      throw new IllegalArgumentException("not a country code: " + code);
    }
    if (length < 1) {
      throw new IllegalArgumentException("a picture of " + length + " bytes");
    }
    Objects.requireNonNull(sha256, "sha256");
  }
}
