package speedup.report.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Maps and lists as JSON for people and programs, with the same line ends everywhere. */
public final class JsonText {

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private JsonText() {}

  /** Writes maps, lists, texts and numbers. */
  public static String of(Object value) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    try {
      return JsonMapper.builder().build().writer(printer).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and lists can always be written", e);
    }
  }
}
