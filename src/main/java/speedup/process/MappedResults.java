package speedup.process;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;

/**
 * The results of a map, as the futures of its chunks give them. Chunks are submitted while there
 * are fewer than this many whose results nobody has taken; what is taken is not kept.
 *
 * @param <R> the type of a result
 */
final class MappedResults<R> extends Spliterators.AbstractSpliterator<R> {

  /** How chunks become futures, and which of them is next; may wait. */
  interface Channel {
    Future<Chunk.Results> submit(Chunk chunk);

    Future<Chunk.Results> next(Set<Future<Chunk.Results>> pending) throws InterruptedException;
  }

  private final Iterator<Chunk> chunks;
  private final Channel channel;
  private final int ahead;
  private final Admission admission;
  private final Set<Future<Chunk.Results>> pending = new LinkedHashSet<>();
  private @Nullable Object[] values = {};
  private @Nullable Failure failure;
  private int position;

  private MappedResults(Iterator<Chunk> chunks, Channel channel, int ahead, Admission admission) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.chunks = chunks;
    this.channel = channel;
    this.ahead = ahead;
    this.admission = admission;
  }

  /** Submits the first chunks, and opens the stream of their results. */
  static <R> Stream<R> stream(
      Iterator<Chunk> chunks, Channel channel, int ahead, Admission admission) {
    if (ahead < 1) {
      throw new IllegalArgumentException("ahead must be at least 1, not " + ahead);
    }
    MappedResults<R> results = new MappedResults<>(chunks, channel, ahead, admission);
    results.submit();
    return StreamSupport.stream(results, false).onClose(results::cancel);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the function has computed what it says
  public boolean tryAdvance(Consumer<? super R> action) {
    while (position == values.length) {
      if (failure != null) {
        throw failed(failure.toThrowable(admission));
      }
      submit();
      if (pending.isEmpty()) {
        return false;
      }
      take();
    }
    R value = (R) values[position];
    values[position++] = null;
    action.accept(value);
    return true;
  }

  private void submit() {
    boolean submitted = false;
    try {
      while (pending.size() < ahead && chunks.hasNext()) {
        pending.add(channel.submit(chunks.next()));
      }
      submitted = true;
    } finally {
      if (!submitted) {
        cancel();
      }
    }
  }

  @SuppressWarnings("CollectionUndefinedEquality") // a future is the same as itself alone
  private void take() {
    try {
      Future<Chunk.Results> next = channel.next(pending);
      pending.remove(next);
      Chunk.Results results = next.get();
      values = PackedNumbers.unpack(results.values());
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
    pending.forEach(chunk -> chunk.cancel(true));
  }
}
