package speedup.process;

/**
 * The kinds of messages on a worker's pipes. Constants and not an enum: a worker starts faster
 * without.
 */
final class MessageType {

  /** Raised with every change of what follows; the worker says it when it is ready. */
  static final int PROTOCOL_VERSION = 5;

  // To the worker.
  /** Body: the initializer. The first message, if the pool has one. */
  static final byte INITIALIZE = 1;

  /** Body: a Callable. */
  static final byte CALL = 2;

  /** Body: a Runnable. */
  static final byte RUN = 3;

  /** No body: interrupt the task with this id, if it is still running. */
  static final byte INTERRUPT = 4;

  /** No body: end in order. */
  static final byte CLOSE = 5;

  // From the worker.
  /** Body: the most heap it may take, in bytes; the id is the version of the protocol. */
  static final byte READY = 6;

  /** Body: the {@link Failure} of the initializer. */
  static final byte NOT_READY = 7;

  /** Body: the result. */
  static final byte RESULT = 8;

  /** No body: the result is null. */
  static final byte DONE = 9;

  /** Body: the {@link Failure} of the task. */
  static final byte FAILURE = 10;

  /** No body: this JVM is about to exit, with a status that is not that of a signal. */
  static final byte EXITING = 11;

  private MessageType() {}

  /** Whether a body follows a message of this type. */
  static boolean hasBody(byte type) {
    return type != INTERRUPT && type != CLOSE && type != DONE && type != EXITING;
  }
}
