package speedup.workload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Enciphers bytes made from a seed, deciphers them, and gives their number.
 *
 * @param size how many bytes
 * @param seed what they are made from
 */
public record Rc4RoundTrip(int size, long seed) implements Task<Integer> {

  private static final long serialVersionUID = 1L;

  /** The number of passes of the key schedule that CipherSaber-2 recommends. */
  private static final int PASSES = 20;

  private static final byte[] KEY =
      "'Twas brillig, and the slithy toves\nDid gyre".getBytes(StandardCharsets.US_ASCII);

  /** Refuses a negative size. */
  public Rc4RoundTrip {
    RandomBytes.checkSize(size);
  }

  @Override
  public Integer call() throws WrongAnswerException {
    Rc4 rc4 = new Rc4(KEY, PASSES);
    byte[] plain = RandomBytes.make(size, seed);
    byte[] cipher = rc4.apply(plain);
    if (!Arrays.equals(plain, rc4.apply(cipher))) {
      throw new WrongAnswerException(this + " does not decipher to what was enciphered");
    }
    return size;
  }
}
