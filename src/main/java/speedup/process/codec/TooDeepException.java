package speedup.process.codec;

import java.io.InvalidObjectException;

/** Says that the stack of the writing thread was not deep enough for an object. */
final class TooDeepException extends InvalidObjectException {

  private static final long serialVersionUID = 1L;

  TooDeepException(Object object, StackOverflowError cause) {
    super(object.getClass().getName() + " refers too deep to be serialized");
    initCause(cause);
  }
}
