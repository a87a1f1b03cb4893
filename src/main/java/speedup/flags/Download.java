package speedup.flags;

import java.io.Serializable;

/** What came of asking for one flag. Trouble with the site is an outcome, never an exception. */
public sealed interface Download extends Serializable {

  /** The country code that was asked for, in upper case. */
  String code();

  /** How the download ended. */
  Outcome outcome();

  /** The number of bytes of the picture; 0 when none came. */
  default int length() {
    return 0;
  }

  /**
   * The whole picture came.
   *
   * @param code the country code
   * @param length the number of bytes of the picture
   * @param sha256 the SHA-256 digest of the picture, in lower-case hexadecimal
   */
  record Fetched(String code, int length, String sha256) implements Download {
    @Override
    public Outcome outcome() {
      return Outcome.OK;
    }
  }

  /**
   * The site says that there is no such flag.
   *
   * @param code the country code
   */
  record Missing(String code) implements Download {
    @Override
    public Outcome outcome() {
      return Outcome.NOT_FOUND;
    }
  }

  /**
   * Something went wrong.
   *
   * @param code the country code
   * @param reason what went wrong, in one line, such as {@code 418 I'm a teapot}
   */
  record Failed(String code, String reason) implements Download {
    @Override
    public Outcome outcome() {
      return Outcome.ERROR;
    }
  }
}
