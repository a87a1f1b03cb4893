package speedup.flags;

import java.io.EOFException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says in one line why a download failed. */
final class DownloadFailure {

  private static final int LONGEST = 120;

  /** What the system says where a process may open no more of them, connections included. */
  private static final String NO_MORE_FILES = "too many open files";

  /** The same, and what helps. */
  static final String TOO_MANY_FILES =
      NO_MORE_FILES + ": ask for fewer at once, or allow more (ulimit -n)";

  private static final String NOT_HTTP = "not an HTTP answer";

  /** The names of the statuses that a site of files is likely to answer with (RFC 9110, 2324). */
  private static final Map<Integer, String> STATUS_NAMES =
      Map.ofEntries(
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "See Other"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(410, "Gone"),
          Map.entry(418, "I'm a teapot"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private DownloadFailure() {}

  /** The status that the site answered with, and its name if it has a usual one. */
  static String status(int status) {
    return (status + " " + STATUS_NAMES.getOrDefault(status, "")).strip();
  }

  /** Why there is no complete answer. */
  static String of(Throwable failure, FlagBody body, Duration limit) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof TimeoutException) {
      String timedOut = "timed out after " + seconds(limit);
      return body.begun() ? timedOut + " with " + body.progress() : timedOut;
    }
    if (has(FlagBody.TooLongException.class, cause)) {
      return "longer than any flag: more than " + (FlagBody.LIMIT >> 20) + " MB";
    }
    if (isOfTooManyFiles(rootMessage(cause))) {
      return TOO_MANY_FILES;
    }
    if (has(UnresolvedAddressException.class, cause)) {
      return "no such host";
    }
    if (has(ConnectException.class, cause)) {
      return "connection refused";
    }
    if (body.begun()) {
      return "wrong length: the connection broke after " + body.progress();
    }
    if (has(ProtocolException.class, cause)) {
      return NOT_HTTP;
    }
    return has(EOFException.class, cause) ? ended(cause) : rootMessage(cause);
  }

  /** Whether the system says so, in whatever spelling. */
  static boolean isOfTooManyFiles(String message) {
    return message.equalsIgnoreCase(NO_MORE_FILES);
  }

  /** How far the answer had come when the connection ended: only the JDK's words tell it. */
  private static String ended(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("received no bytes")) {
        return "empty answer";
      }
      if (message.contains("parsing HTTP/1.1 status line")) {
        return NOT_HTTP;
      }
    }
    return "the connection broke before the body";
  }

  private static String seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause != null
            && (failure instanceof CompletionException || failure instanceof ExecutionException)
        ? unwrapped(cause)
        : failure;
  }

  private static boolean has(Class<? extends Throwable> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The message nearest to the root: the outer ones only say that something failed. */
  private static String rootMessage(Throwable failure) {
    String message = failure.getClass().getSimpleName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String own = cause.getMessage();
      if (own != null && !own.isBlank()) {
        message = own;
      }
    }
    return oneLine(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
  }

  /** What a site sends may end up in a message: no control characters, and no novels. */
  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
