package speedup.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Spreads tasks over the members: each goes to the one that has the fewest in progress, so that no
 * member has more than one more than another, and a fast one gets more. What a lost member had goes
 * to the others.
 */
final class Dispatcher implements Line.Listener, Courier.Listener {

  /** For how long no member may answer before all is lost. */
  private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_000);

  /** When a chunk is late, those that have not begun are taken out of it. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LOOK_MILLIS = 50;

  private final Line line;
  private final int workers;
  private final String ownCode;
  private final Executor answers =
      task -> Thread.ofVirtual().name("speedup-cluster-answer").start(task);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** What the clock waits for: each task would wake it, if it waited for a change. */
  private final Condition ended = lock.newCondition();

  private final Roster roster = new Roster();
  private final Courier courier;
  private final ChunkSize sizes = new ChunkSize();
  private final Losses losses = new Losses();
  private final Backlog backlog = new Backlog(sizes, losses);
  private long nextId = ThreadLocalRandom.current().nextLong();
  private int inProgress;
  private int arriving;
  private boolean isShutDown;

  /** Whether what has not begun never will. */
  private boolean isStopped;

  private boolean isEnded;
  private @Nullable ClusterException lost;

  /**
   * Creates a dispatcher.
   *
   * @param workers the most chunks in progress at once
   * @throws ClusterException if a member is refused, or they cannot have this many in progress
   */
  Dispatcher(Line line, int workers, CodeBundle code) throws ClusterException {
    this.line = line;
    this.workers = workers;
    courier = new Courier(line, code, answers, this);
    ownCode = CodeIdentity.ofThisJvm();
    for (MemberFacts member : line.listen(this)) {
      Optional<String> difference = CodeIdentity.difference(member);
      if (difference.isPresent()) {
        line.forget(this);
        throw new ClusterException(difference.get());
      }
      joined(member);
    }
    checkRoom();
    Thread unused =
        Thread.ofPlatform().daemon().name("speedup-cluster-clock").start(this::lookFromTimeToTime);
  }

  private void checkRoom() throws ClusterException {
    long room = 0;
    for (MemberFacts member : members()) {
      room += member.workers() == 0 ? workers : member.workers();
    }
    if (room < workers) {
      line.forget(this);
      throw new ClusterException(
          "%d workers are asked for, and the members take %d %s at once: start more, or with a"
                  .formatted(workers, room, room == 1 ? "task" : "tasks")
              + " greater --workers");
    }
  }

  /** Those that tasks are given to. */
  List<MemberFacts> members() {
    lock.lock();
    try {
      return roster.members();
    } finally {
      lock.unlock();
    }
  }

  /** How many tasks each member has done. */
  Map<MemberFacts, Long> done() {
    lock.lock();
    try {
      return roster.done();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void joined(MemberFacts member) {
    if (!member.code().equals(ownCode)) {
      // It gets nothing to do; whoever starts one is told by the member itself.
      return;
    }
    lock.lock();
    try {
      roster.add(member);
    } finally {
      lock.unlock();
    }
    give();
  }

  @Override
  public void left(UUID member) {
    lock.lock();
    try {
      Station station = roster.remove(member);
      if (station == null) {
        return;
      }
      for (Chunk chunk : List.copyOf(station.inProgress)) {
        takeBack(chunk);
      }
    } finally {
      lock.unlock();
    }
    give();
  }

  void submit(ClusterTask<?> task) {
    lock.lock();
    try {
      if (isShutDown) {
        throw new RejectedExecutionException("the pool is shut down");
      }
      if (lost != null) {
        throw new RejectedExecutionException(lost);
      }
      backlog.add(task);
    } finally {
      lock.unlock();
    }
    give();
  }

  /** Gives members what waits, as long as there is room. */
  private void give() {
    List<Chunk> chunks = new ArrayList<>();
    lock.lock();
    try {
      while (inProgress < workers) {
        Optional<Station> free =
            backlog.first().flatMap(first -> roster.free(losses.isApart(first)));
        if (free.isEmpty()) {
          break;
        }
        chunks.add(take(free.get()));
      }
      endIfDone();
    } finally {
      lock.unlock();
    }
    chunks.forEach(courier::send);
  }

  private Chunk take(Station station) {
    List<ClusterTask<?>> tasks = backlog.takeChunk(workers);
    Chunk chunk = new Chunk(nextId++, station, tasks);
    tasks.forEach(task -> task.chunk = chunk);
    station.inProgress.add(chunk);
    station.isKept = losses.isApart(tasks.getFirst());
    inProgress++;
    return chunk;
  }

  @Override
  public void answered(Chunk chunk, Wire.Answer answer) {
    take(
        chunk,
        answer,
        () -> {
          if (!answer.outcomes().isEmpty() && answer.nanos() > 0) {
            sizes.learn(chunk.tasks.getFirst().name(), answer.outcomes().size(), answer.nanos());
          }
          end(chunk);
          // Those that it has not begun, if any.
          requeue(chunk.left());
        });
  }

  /**
   * Takes what a member has answered. It gets its next task before the futures of the last ones are
   * done: to read their results, and to tell of them, may take longer than the task.
   *
   * @param change what becomes of the rest of the chunk; with the lock held
   */
  private void take(Chunk chunk, Wire.Answer answer, Runnable change) {
    lock.lock();
    try {
      if (chunk.isOver) {
        return;
      }
      chunk.answered(answer.outcomes());
      chunk.station.done += answer.outcomes().size();
      arriving++;
      change.run();
    } finally {
      lock.unlock();
    }
    give();
    answers.execute(() -> {
      answer.outcomes().forEach(outcome -> chunk.tasks.get(outcome.index()).take(outcome));
      arrived();
    });
  }

  private void arrived() {
    lock.lock();
    try {
      arriving--;
      endIfDone();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ready(Chunk chunk) {
    if (!isOver(chunk)) {
      courier.send(chunk);
    }
  }

  private boolean isOver(Chunk chunk) {
    lock.lock();
    try {
      return chunk.isOver;
    } finally {
      lock.unlock();
    }
  }

  /** The member has not answered: it is asked whether it lives, and others do its work. */
  @Override
  public void failed(Chunk chunk, @Nullable Throwable thrown) {
    lock.lock();
    try {
      if (chunk.isOver) {
        return;
      }
      if (thrown instanceof MemberLostException) {
        chunk.station.isSilent = true;
        takeBack(chunk);
      } else {
        // It would be the same anywhere, as with a request that is larger than a message may be.
        List<ClusterTask<?>> left = chunk.left();
        end(chunk);
        fail(left, new ClusterException("the member refuses: " + thrown));
      }
    } finally {
      lock.unlock();
    }
    give();
  }

  private void end(Chunk chunk) {
    if (!chunk.isOver) {
      chunk.isOver = true;
      chunk.station.inProgress.remove(chunk);
      chunk.station.isKept = false;
      inProgress--;
      changed.signalAll();
    }
  }

  /** Takes back what a lost member had. */
  private void takeBack(Chunk chunk) {
    if (chunk.isOver) {
      return;
    }
    List<ClusterTask<?>> left = chunk.left();
    end(chunk);
    List<ClusterTask<?>> again = new ArrayList<>();
    for (ClusterTask<?> task : left) {
      losses.add(task, chunk.station);
      if (losses.of(task) < Losses.MOST) {
        again.add(task);
      } else {
        fail(List.of(task), losses.tooMany(task));
      }
    }
    requeue(again);
  }

  /** Has tasks wait again, which members have not begun, or not ended. */
  private void requeue(List<ClusterTask<?>> tasks) {
    if (isStopped) {
      // To give it to a member now would be to begin what nobody interrupts any more.
      fail(tasks, new InterruptedException("the pool was stopped before the task had begun"));
      return;
    }
    backlog.putBack(tasks);
  }

  private void fail(List<ClusterTask<?>> tasks, Exception told) {
    if (!tasks.isEmpty()) {
      tell(() -> tasks.forEach(task -> task.fail(told)));
    }
  }

  /**
   * Fails tasks, without the lock: what is told of it is the user's. They are not done until then.
   */
  private void tell(Runnable telling) {
    arriving++;
    answers.execute(() -> {
      telling.run();
      arrived();
    });
  }

  /** A task was cancelled, which may be anywhere. */
  void cancelled(ClusterTask<?> task, boolean interrupt) {
    Chunk chunk;
    lock.lock();
    try {
      chunk = task.chunk;
      if (chunk == null) {
        backlog.dropDone();
        endIfDone();
        return;
      }
      if (chunk.isOver || (!interrupt && chunk.tasks.size() == 1)) {
        // One that was sent by itself is as good as begun.
        return;
      }
    } finally {
      lock.unlock();
    }
    courier.cancel(chunk, task, interrupt);
  }

  private void lookFromTimeToTime() {
    lock.lock();
    try {
      while (!isEnded) {
        boolean unused = ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        look();
      }
    } catch (InterruptedException e) {
      // Nobody else has this thread.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (Station station : roster.stations()) {
      if (station.isSilent && !station.isAsked) {
        station.isAsked = true;
        courier.ask(station);
      }
      for (Chunk chunk : station.inProgress) {
        if (!chunk.isSplit && chunk.tasks.size() > 1 && now - chunk.sentAt > LATE_NANOS) {
          chunk.isSplit = true;
          courier.split(chunk);
        }
      }
    }
    if (roster.silentNanos(now) > LOST_NANOS && lost == null) {
      lose();
    }
  }

  @Override
  public void asked(Station station, boolean isThere) {
    lock.lock();
    try {
      station.isAsked = false;
      station.isSilent = !isThere;
    } finally {
      lock.unlock();
    }
    give();
  }

  @Override
  public void split(Chunk chunk, Wire.Answer answer) {
    take(chunk, answer, () -> requeue(chunk.takeOut(answer.notBegun())));
  }

  private void lose() {
    ClusterException told = roster.loss();
    lost = told;
    List<ClusterTask<?>> all = new ArrayList<>(backlog.takeAll());
    for (Station station : roster.stations()) {
      for (Chunk chunk : List.copyOf(station.inProgress)) {
        chunk.left().forEach(task -> losses.add(task, station));
        all.addAll(chunk.left());
        end(chunk);
      }
    }
    tell(losses.verdict(all, told)::tell);
    endIfDone();
  }

  /** Has no more tasks taken. */
  void shutDown() {
    lock.lock();
    try {
      isShutDown = true;
      endIfDone();
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts what runs, and returns what waits. */
  List<Runnable> stop() {
    List<Runnable> returned = new ArrayList<>();
    Map<ClusterTask<?>, Chunk> running = new LinkedHashMap<>();
    lock.lock();
    try {
      isShutDown = true;
      isStopped = true;
      for (ClusterTask<?> task : backlog.takeAll()) {
        if (!task.isDone()) {
          returned.add(task.giveBack());
        }
      }
      for (Station station : roster.stations()) {
        for (Chunk chunk : station.inProgress) {
          chunk.left().forEach(task -> running.put(task, chunk));
        }
      }
      endIfDone();
    } finally {
      lock.unlock();
    }
    running.forEach((task, chunk) -> courier.cancel(chunk, task, true));
    return returned;
  }

  boolean isShutDown() {
    lock.lock();
    try {
      return isShutDown;
    } finally {
      lock.unlock();
    }
  }

  private boolean isQuiet() {
    return backlog.isEmpty() && inProgress == 0 && arriving == 0;
  }

  private void endIfDone() {
    if (isShutDown && !isEnded && isQuiet()) {
      isEnded = true;
      line.forget(this);
      changed.signalAll();
      ended.signalAll();
    }
  }

  /** Waits until no task waits or runs, also if interrupted; whether that came in time. */
  boolean awaitQuiescence(long nanos) {
    boolean interrupted = false;
    long end = System.nanoTime() + nanos;
    lock.lock();
    try {
      while (!isQuiet()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          long unused = changed.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until it is shut down and all is done; whether that came in time. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (!isEnded) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return isEnded;
    } finally {
      lock.unlock();
    }
  }
}
