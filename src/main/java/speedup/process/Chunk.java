package speedup.process;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several inputs of one function, done as one task: the cost of a round trip is shared.
 *
 * @param function what is done to each
 * @param inputs as {@link Column#pack} makes them
 */
record Chunk(SerializableFunction<Object, Object> function, Object inputs)
    implements Callable<Chunk.Results>, Serializable {

  /**
   * The results up to the first failure.
   *
   * @param values as {@link Column#pack} makes them
   * @param failure why there are no more, if there should be
   */
  record Results(Object values, @Nullable Failure failure) implements Serializable {}

  /** Makes chunks of a number of inputs each; the last one may have fewer. */
  @SuppressWarnings("unchecked") // the function gets what its inputs are
  static <T, R> void split(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int size,
      Consumer<Chunk> made) {
    if (size < 1) {
      throw new IllegalArgumentException("chunk size must be at least 1, not " + size);
    }
    SerializableFunction<Object, Object> untyped = (SerializableFunction<Object, Object>) function;
    List<Object> chunk = new ArrayList<>();
    for (T input : inputs) {
      chunk.add(input);
      if (chunk.size() == size) {
        made.accept(new Chunk(untyped, Column.pack(chunk.toArray())));
        chunk.clear();
      }
    }
    if (!chunk.isEmpty()) {
      made.accept(new Chunk(untyped, Column.pack(chunk.toArray())));
    }
  }

  @Override
  public Results call() {
    @Nullable Object[] given = Column.unpack(inputs);
    @Nullable Object[] values = new Object[given.length];
    for (int i = 0; i < given.length; i++) {
      try {
        values[i] = function.apply(given[i]);
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (Throwable e) { // whatever a function throws is its outcome
        return new Results(Column.pack(Arrays.copyOf(values, i)), Failure.of(e));
      }
    }
    return new Results(Column.pack(values), null);
  }
}
