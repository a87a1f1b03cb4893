package speedup.workload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of bytes made from a seed, in hexadecimal.
 *
 * @param size how many bytes
 * @param seed what they are made from
 */
public record Sha256Digest(int size, long seed) implements Task<String> {

  private static final long serialVersionUID = 1L;

  /** Refuses a negative size. */
  public Sha256Digest {
    RandomBytes.checkSize(size);
  }

  @Override
  public String call() {
    return of(RandomBytes.make(size, seed));
  }

  /** Returns the SHA-256 digest of any bytes, in lower-case hexadecimal. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
