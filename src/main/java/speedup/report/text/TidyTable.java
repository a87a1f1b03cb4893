package speedup.report.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows for a program to read: every figure in full, in a column of its own, empty where there is
 * none.
 */
public final class TidyTable {

  private final List<String> columns;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** Creates a table without rows. */
  public TidyTable(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @param values one a column; texts, numbers, booleans, and Optionals of them
   */
  public void add(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values in " + columns.size());
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = plain(values[i]);
      if (!value.equals("")) {
        row.put(columns.get(i), value);
      }
    }
    rows.add(row);
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? plain(optional.get()) : "";
    }
    if (value instanceof OptionalDouble figure) {
      return figure.isPresent() ? plain(figure.getAsDouble()) : "";
    }
    return value instanceof Double figure && !Double.isFinite(figure) ? "" : value;
  }

  /** The rows as objects, for JSON; what is empty is left out. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  /** The table as CSV with a line of headings. */
  public String toCsv() {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    columns.forEach(schema::addColumn);
    try {
      return new CsvMapper().writer(schema.build()).writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of text and numbers can always be written", e);
    }
  }
}
