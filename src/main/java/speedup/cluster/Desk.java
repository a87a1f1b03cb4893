package speedup.cluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import speedup.cluster.Wire.Answer;

/** Where a member does what clients ask for. */
final class Desk implements AutoCloseable {

  /** A cancellation may overtake its task; that many are remembered. */
  private static final int REMEMBERED = 10_000;

  private static final Answer NOTHING = new Answer(Wire.DONE, 0, List.of(), List.of());

  private final CodeStore code = new CodeStore();
  private final Map<Long, RunningChunk> running = new HashMap<>();
  private final Map<Long, Set<Integer>> early =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Set<Integer>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Does what is asked for, in the calling thread, and answers. */
  byte[] handle(byte[] request) throws IOException {
    DataInputStream in = Wire.open(request);
    byte verb = in.readByte();
    Answer answer =
        switch (verb) {
          case Wire.WORK -> work(Wire.readWork(in));
          case Wire.SPLIT -> split(in.readLong());
          case Wire.CANCEL -> cancel(in.readLong(), in.readInt(), true);
          case Wire.LEAVE_OUT -> cancel(in.readLong(), in.readInt(), false);
          case Wire.CODE -> {
            code.take(in);
            yield NOTHING;
          }
          case Wire.PING -> NOTHING;
          case Wire.ASK -> ask(Wire.read(in));
          default -> throw new IOException("asked for something unknown: " + verb);
        };
    return Wire.answer(answer);
  }

  private Answer work(Wire.Work work) {
    CodeStore.Code needed = code.find(work.code());
    if (needed == null) {
      return new Answer(Wire.NEEDS_CODE, 0, List.of(), List.of());
    }
    RunningChunk chunk;
    synchronized (this) {
      Set<Integer> cancelled = early.remove(work.id());
      chunk =
          new RunningChunk(
              work.items(),
              needed.admission(),
              needed.classes(),
              cancelled == null ? Set.of() : cancelled);
      running.put(work.id(), chunk);
    }
    try {
      return chunk.run();
    } finally {
      synchronized (this) {
        running.remove(work.id());
      }
    }
  }

  /** Only what the member itself has can be asked. */
  private Answer ask(byte[] question) {
    CodeStore.Code own = code.own();
    return new RunningChunk(
            List.of(new Wire.Item(Wire.CALL, question)), own.admission(), own.classes(), Set.of())
        .run();
  }

  private synchronized Answer split(long id) {
    RunningChunk chunk = running.get(id);
    return chunk == null ? NOTHING : chunk.split();
  }

  private synchronized Answer cancel(long id, int index, boolean interrupt) {
    RunningChunk chunk = running.get(id);
    if (chunk == null) {
      early.computeIfAbsent(id, any -> new HashSet<>()).add(index);
    } else {
      chunk.cancel(index, interrupt);
    }
    return NOTHING;
  }

  @Override
  public void close() {
    code.close();
  }
}
