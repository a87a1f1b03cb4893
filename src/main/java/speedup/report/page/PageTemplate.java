package speedup.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that the page is made of, and how they are filled in. */
final class PageTemplate {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private PageTemplate() {}

  /** Reads a file of the page. */
  static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build has not packed speedup/report/page/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a value into each of the places of a file; what is put in is not looked at again. */
  static String fill(String name, Map<String, String> values) {
    String file = resource(name);
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(file);
    int end = 0;
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new IllegalStateException(name + " wants " + place.group(1));
      }
      filled.append(file, end, place.start()).append(value);
      end = place.end();
    }
    return filled.append(file, end, file.length()).toString();
  }

  /**
   * How a Content Security Policy names an inline script that may run: see Content Security Policy
   * Level 3, section 8.3, "Usage of hash values".
   */
  static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
