package speedup.cluster;

/** Says that a member has not answered and will not: another can be asked. */
final class MemberLostException extends Exception {

  private static final long serialVersionUID = 1L;

  MemberLostException(String message) {
    super(message);
  }

  MemberLostException(Throwable cause) {
    super(cause);
  }
}
