package speedup.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment variables with which a user gives options to every JVM, as the workers get them:
 * without what only one process can have.
 *
 * @param changed those that differ from this JVM's, by name
 * @param options of all of them, in the order in which a JVM reads them
 * @param leftOut what is left out, a line each
 */
record JvmVariables(Map<String, String> changed, List<String> options, List<String> leftOut) {

  private static final List<String> NAMES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** Reads the variables. */
  static JvmVariables of(Map<String, String> environment) {
    Map<String, String> changed = new HashMap<>();
    List<String> options = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (String name : NAMES) {
      String value = environment.get(name);
      if (value != null) {
        List<String> words = words(value);
        List<String> kept = words.stream().filter(word -> !JvmOptions.canBeHadOnce(word)).toList();
        options.addAll(kept);
        if (kept.size() < words.size()) {
          changed.put(name, String.join(" ", kept.stream().map(JvmVariables::quoted).toList()));
          words.stream()
              .filter(JvmOptions::canBeHadOnce)
              .forEach(word ->
                  leftOut.add(
                      "workers do without " + word + " of " + name + ": one JVM can have it"));
        }
      }
    }
    return new JvmVariables(changed, options, leftOut);
  }

  /** Takes a variable apart as the JVM does: at white space that is not within quotes. */
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (quote != 0) {
        if (letter == quote) {
          quote = 0;
        } else {
          word.append(letter);
        }
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
        begun = true;
      } else if (Character.isWhitespace(letter)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(letter);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  private static String quoted(String word) {
    boolean plain = word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'');
    if (plain) {
      return word;
    }
    return word.contains("\"") ? "'" + word + "'" : "\"" + word + "\"";
  }
}
