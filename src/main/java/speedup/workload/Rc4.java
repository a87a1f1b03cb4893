package speedup.workload;

/**
 * The RC4 stream cipher, one byte at a time. Enciphering and deciphering are the same operation.
 *
 * <p>With one pass of the key schedule this is RC4 as in RFC 6229; with more it is CipherSaber-2.
 * It is here as work to measure: as a cipher it has long been broken.
 */
public final class Rc4 {

  private static final int STATES = 256;

  private final byte[] key;
  private final int passes;

  /**
   * Creates a cipher that can be used any number of times, by any number of threads.
   *
   * @param key 1 to 256 bytes
   * @param passes how often the key is mixed into the state, at least 1
   */
  public Rc4(byte[] key, int passes) {
    if (key.length < 1 || key.length > STATES) {
      throw new IllegalArgumentException(
          "a key has 1 to 256 bytes, and this one has " + key.length);
    }
    if (passes < 1) {
      throw new IllegalArgumentException(
          "the key schedule has at least 1 pass, and this one has " + passes);
    }
    this.key = key.clone();
    this.passes = passes;
  }

  /** Returns the text enciphered, or the cipher deciphered, from the start of the key stream. */
  public byte[] apply(byte[] text) {
    byte[] state = schedule();
    byte[] result = new byte[text.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < text.length; k++) {
      i = (i + 1) & 0xff;
      byte a = state[i];
      j = (j + a) & 0xff;
      byte b = state[j];
      state[i] = b;
      state[j] = a;
      result[k] = (byte) (text[k] ^ state[(a + b) & 0xff]);
    }
    return result;
  }

  private byte[] schedule() {
    byte[] state = new byte[STATES];
    for (int i = 0; i < STATES; i++) {
      state[i] = (byte) i;
    }
    int j = 0;
    for (int pass = 0; pass < passes; pass++) {
      for (int i = 0; i < STATES; i++) {
        byte a = state[i];
        j = (j + a + key[i % key.length]) & 0xff;
        state[i] = state[j];
        state[j] = a;
      }
    }
    return state;
  }
}
