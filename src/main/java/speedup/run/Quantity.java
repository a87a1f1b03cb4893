package speedup.run;

import java.util.Map;

/**
 * What a unit measures, and how large it is.
 *
 * @param kind the same for units that can be converted into each other
 * @param factor of the unit in seconds, bytes, or what there is of them an operation or a second
 */
record Quantity(String kind, double factor) {

  private static final String TIME = "time";
  private static final String OPERATIONS = "operations";
  private static final String MEMORY = "memory";
  private static final String AN_OPERATION = "/" + OPERATIONS;

  private static final Map<String, Quantity> WORDS =
      Map.ofEntries(
          Map.entry("ns", new Quantity(TIME, 1e-9)),
          Map.entry("us", new Quantity(TIME, 1e-6)),
          Map.entry("ms", new Quantity(TIME, 1e-3)),
          Map.entry("s", new Quantity(TIME, 1)),
          Map.entry("sec", new Quantity(TIME, 1)),
          Map.entry("min", new Quantity(TIME, 60)),
          Map.entry("hr", new Quantity(TIME, 3_600)),
          Map.entry("day", new Quantity(TIME, 86_400)),
          Map.entry("op", new Quantity(OPERATIONS, 1)),
          Map.entry("ops", new Quantity(OPERATIONS, 1)),
          // JMH's profilers divide by 1,024.
          Map.entry("B", new Quantity(MEMORY, 1)),
          Map.entry("KB", new Quantity(MEMORY, 1 << 10)),
          Map.entry("MB", new Quantity(MEMORY, 1 << 20)),
          Map.entry("GB", new Quantity(MEMORY, 1 << 30)));

  static Quantity of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return word(text);
    }
    Quantity above = word(text.substring(0, slash));
    Quantity below = word(text.substring(slash + 1));
    return new Quantity(above.kind + "/" + below.kind, above.factor / below.factor);
  }

  private static Quantity word(String word) {
    Quantity known = WORDS.get(word);
    return known == null ? new Quantity("'" + word + "'", 1) : known;
  }

  boolean isTime() {
    return kind.equals(TIME) || kind.equals(TIME + AN_OPERATION);
  }

  boolean isRate() {
    return kind.equals(OPERATIONS + "/" + TIME);
  }

  boolean isLessBetter() {
    return isTime() || kind.equals(MEMORY) || kind.endsWith(AN_OPERATION);
  }
}
