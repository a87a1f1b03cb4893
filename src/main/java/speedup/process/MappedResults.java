package speedup.process;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The results of a map, as the futures of its chunks give them.
 *
 * @param <R> the type of a result
 */
final class MappedResults<R> extends Spliterators.AbstractSpliterator<R> {

  /** Gives the futures in the order in which their results are wanted; may wait. */
  @FunctionalInterface
  interface Source {
    Future<Chunk.Results> next() throws InterruptedException;
  }

  private final List<? extends Future<Chunk.Results>> chunks;
  private final Source source;
  private final Limits limits;
  private int taken;
  private @Nullable Object[] values = {};
  private @Nullable Failure failure;
  private int position;

  private MappedResults(
      List<? extends Future<Chunk.Results>> chunks, Source source, Limits limits) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.chunks = chunks;
    this.source = source;
    this.limits = limits;
  }

  static <R> Stream<R> inOrder(List<? extends Future<Chunk.Results>> chunks, Limits limits) {
    Iterator<? extends Future<Chunk.Results>> next = chunks.iterator();
    return stream(new MappedResults<>(chunks, next::next, limits));
  }

  static <R> Stream<R> asCompleted(
      List<? extends Future<Chunk.Results>> chunks, Source completed, Limits limits) {
    return stream(new MappedResults<>(chunks, completed, limits));
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the function has computed what it says
  public boolean tryAdvance(Consumer<? super R> action) {
    while (position == values.length) {
      if (failure != null) {
        throw failed(failure.toThrowable(limits));
      }
      if (taken == chunks.size()) {
        return false;
      }
      take();
    }
    action.accept((R) values[position++]);
    return true;
  }

  private static <R> Stream<R> stream(MappedResults<R> results) {
    return StreamSupport.stream(results, false).onClose(results::cancel);
  }

  private void take() {
    try {
      Chunk.Results results = source.next().get();
      taken++;
      values = Column.unpack(results.values());
      failure = results.failure();
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  private CompletionException failed(@Nullable Throwable cause) {
    cancel();
    return new CompletionException(cause);
  }

  private void cancel() {
    chunks.forEach(chunk -> chunk.cancel(true));
  }
}
