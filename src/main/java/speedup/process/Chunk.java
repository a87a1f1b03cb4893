package speedup.process;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Several inputs of one function, done as one task: the cost of a round trip is shared.
 *
 * @param function what is done to each
 * @param inputs as {@link PackedNumbers#pack} makes them
 */
record Chunk(SerializableFunction<Object, Object> function, Object inputs)
    implements Callable<Chunk.Results>, Serializable {

  /**
   * The results up to the first failure.
   *
   * @param values as {@link PackedNumbers#pack} makes them
   * @param failure why there are no more, if there should be
   */
  record Results(Object values, @Nullable Failure failure) implements Serializable {}

  /** Makes chunks of a number of inputs each, when asked for; the last one may have fewer. */
  @SuppressWarnings("unchecked") // the function gets what its inputs are
  static <T, R> Iterator<Chunk> split(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int size) {
    Objects.requireNonNull(function);
    if (size < 1) {
      throw new IllegalArgumentException("chunk size must be at least 1, not " + size);
    }
    SerializableFunction<Object, Object> untyped = (SerializableFunction<Object, Object>) function;
    Iterator<? extends T> rest = inputs.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public Chunk next() {
        List<Object> chunk = new ArrayList<>();
        while (chunk.size() < size && rest.hasNext()) {
          chunk.add(rest.next());
        }
        if (chunk.isEmpty()) {
          throw new NoSuchElementException();
        }
        return new Chunk(untyped, PackedNumbers.pack(chunk.toArray()));
      }
    };
  }

  @Override
  public Results call() {
    @Nullable Object[] given = PackedNumbers.unpack(inputs);
    @Nullable Object[] values = new Object[given.length];
    for (int i = 0; i < given.length; i++) {
      try {
        values[i] = function.apply(given[i]);
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (Throwable e) { // whatever a function throws is its outcome
        return new Results(PackedNumbers.pack(Arrays.copyOf(values, i)), Failure.of(e));
      }
    }
    return new Results(PackedNumbers.pack(values), null);
  }
}
