package speedup.launcher;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Words whose letters this JVM could not read, as it is with all beyond ASCII in the locale C: what
 * it would hand on are question marks. Linux still has the bytes, and a shell hands them on.
 */
final class LostLetters {

  /** Where Linux keeps the command line of this process, as it was said. */
  static final String COMMAND_LINE = "/proc/self/cmdline";

  /** A locale that reads all letters, and is otherwise like C. */
  static final String READING_ALL = "C.UTF-8";

  private static final String UNREADABLE = "\uFFFD";

  private LostLetters() {}

  /** Whether a word has letters that were not read. */
  static boolean areIn(String word) {
    return word.contains(UNREADABLE);
  }

  /** Whether any of the words has. */
  static boolean areIn(List<String> words) {
    for (String word : words) {
      if (areIn(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same command by way of a shell, with the bytes that were said in the place of the letters
   * that were lost. The shell becomes the command, so that there is no process more.
   *
   * @param said the file with the command line of this JVM, of which a word that is not ASCII is
   *     one of the command
   * @return empty if the file is not there, or does not say a word that was lost
   */
  static Optional<List<String>> handedOn(List<String> command, String said) {
    List<byte[]> words;
    try (InputStream in = new FileInputStream(said)) {
      words = words(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
    StringBuilder script = new StringBuilder("exec");
    int next = 0;
    for (String word : command) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      if (areIn(word)) {
        // Two words may look alike; they stand in the same order.
        while (next < words.size() && !looksLike(words.get(next), word)) {
          next++;
        }
        if (next == words.size()) {
          return Optional.empty();
        }
        bytes = words.get(next++);
      }
      script.append(' ').append(quoted(bytes));
    }
    return Optional.of(List.of("/bin/sh", "-c", script.toString()));
  }

  private static List<byte[]> words(byte[] said) {
    List<byte[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < said.length; i++) {
      if (said[i] == 0) {
        words.add(Arrays.copyOfRange(said, start, i));
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean looksLike(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.US_ASCII).equals(word);
  }

  /** In letters that every locale has. */
  private static String quoted(byte[] bytes) {
    StringBuilder word = new StringBuilder();
    boolean isPlain = true;
    for (byte one : bytes) {
      char letter = (char) (one & 0xFF);
      isPlain &= letter < 0x80 && letter != '\'';
      word.append(letter);
    }
    if (isPlain) {
      return "'" + word + "'";
    }
    StringBuilder octal = new StringBuilder("\"$(printf '");
    for (byte one : bytes) {
      octal.append('\\').append(Integer.toOctalString(0x200 | (one & 0xFF)).substring(1));
    }
    return octal.append("')\"").toString();
  }
}
