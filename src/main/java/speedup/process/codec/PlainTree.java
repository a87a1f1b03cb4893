package speedup.process.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what {@link Encoding} writes without Java serialization: a small tree of plain values. What
 * is referred to twice makes no tree: written as one it would be two objects for the reader, and
 * records of records of the same array would take a multiple of its bytes.
 */
final class PlainTree {

  /** Records within records, this deep. */
  static final int DEEPEST = 8;

  /** Records, arrays and long strings, this many: each is compared with all others. */
  private static final int MOST = 64;

  /** A string of this many characters surely fits in the 65,535 bytes of {@code writeUTF}. */
  private static final int LONGEST_STRING = 65_535 / 3;

  /** A shorter string may be written twice: which of two equal ones it is, nobody asks. */
  private static final int SHORT_STRING = 100;

  private final List<Object> seen = new ArrayList<>();

  private PlainTree() {}

  static boolean is(Object root) {
    return isLeaf(root) || new PlainTree().isPlain(root, 0);
  }

  private static boolean isLeaf(@Nullable Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof Enum
        || (value instanceof String text && text.length() <= SHORT_STRING)
        || SmallValues.kindOf(value) >= 0;
  }

  private boolean isPlain(@Nullable Object value, int depth) {
    if (value == null || isLeaf(value)) {
      return true;
    } else if (value instanceof String text) {
      return text.length() <= LONGEST_STRING && isNew(value);
    } else if (value instanceof byte[]) {
      return isNew(value);
    } else if (value instanceof Record && depth < DEEPEST && isNew(value)) {
      RecordShape shape = RecordShape.of(value.getClass());
      if (shape == null) {
        return false;
      }
      for (int i = 0; i < shape.size(); i++) {
        if (!isPlain(shape.get(value, i), depth + 1)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // it is the same object that matters
  private boolean isNew(Object value) {
    for (Object other : seen) {
      if (other == value) {
        return false;
      }
    }
    seen.add(value);
    return seen.size() <= MOST;
  }
}
