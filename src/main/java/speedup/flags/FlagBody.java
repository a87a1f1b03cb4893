package speedup.flags;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Receives the body of one answer, and knows how far it came when it does not come to its end.
 *
 * <p>Only the body of a success is kept, and only up to a limit: a site gone mad must not fill the
 * memory.
 */
final class FlagBody implements HttpResponse.BodyHandler<byte[]> {

  /** The number of bytes of the longest body that is taken; the longest flag has 36 KB. */
  static final int LIMIT = 16 << 20;

  private final AtomicLong received = new AtomicLong();
  private volatile boolean begun;
  private volatile OptionalLong announced = OptionalLong.empty();

  @Override
  public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo answer) {
    if (answer.statusCode() / 100 != 2) {
      return HttpResponse.BodySubscribers.replacing(new byte[0]);
    }
    announced = answer.headers().firstValueAsLong("Content-Length");
    begun = true;
    return new Counting(HttpResponse.BodySubscribers.ofByteArray());
  }

  /** Tells whether the answer had come as far as its body. */
  boolean begun() {
    return begun;
  }

  /** Says how much of the body has come, such as {@code 100 of 8000 bytes}. */
  String progress() {
    return announced.isPresent()
        ? received + " of " + announced.getAsLong() + " bytes"
        : received + " bytes";
  }

  /** Says that the body is longer than any flag. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private final class Counting implements HttpResponse.BodySubscriber<byte[]> {

    private final HttpResponse.BodySubscriber<byte[]> downstream;

    Counting(HttpResponse.BodySubscriber<byte[]> downstream) {
      this.downstream = downstream;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return downstream.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      downstream.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      long length = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (received.addAndGet(length) > LIMIT) {
        // The client cancels the exchange when its subscriber throws, and reports this.
        throw new UncheckedIOException(new TooLongException());
      }
      downstream.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      downstream.onError(failure);
    }

    @Override
    public void onComplete() {
      downstream.onComplete();
    }
  }
}
