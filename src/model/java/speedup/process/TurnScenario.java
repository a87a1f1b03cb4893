package speedup.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The {@link ReadingTurn} of a worker that answers two tasks. Two threads wait for the first answer
 * and read it themselves if they can; for the second nobody waits, and the lead is about to fall
 * asleep. Races: {@code taken} between who gives the turn back and who takes it; {@code asleep} and
 * {@code unanswered} between the lead and who brings a task. Wrong would be two readers at once, or
 * an answer that nobody reads any more.
 */
final class TurnScenario extends Scenario {

  /** By then the lead sleeps, with the 20 looks of a millisecond that it has before it does. */
  private static final int LONGEST_PAUSE_MILLIS = 25;

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final ReadingTurn turn = new ReadingTurn();
  private final Pipe answers = new Pipe("the worker's answers");
  private final AtomicBoolean somebodyReads = new AtomicBoolean();
  private final CountDownLatch[] answered = {new CountDownLatch(1), new CountDownLatch(1)};

  @Override
  void play() throws Exception {
    long pause = RUNS.getAndIncrement() % LONGEST_PAUSE_MILLIS;
    start("lead", this::lead);
    turn.begin(1);
    start("worker", () -> answers.out.write(0));
    start("waiter-a", this::help);
    start("waiter-b", this::help);
    answered[0].await();
    Thread.sleep(pause);
    turn.begin(2);
    answers.out.write(1);
    answered[1].await();
    Thread.sleep(pause);
    turn.readToTheEnd();
    answers.close();
    join();
  }

  /** As {@link Conversation#lead} does. */
  private void lead() {
    while (true) {
      begin();
      int answer = answers.in.read();
      if (answer < 0) {
        return;
      }
      take(answer);
      end();
      turn.release();
      turn.awaitAsLead();
    }
  }

  /** As {@link Conversation#help} does. */
  private void help() throws InterruptedException {
    if (turn.tryTake()) {
      begin();
      if (answers.in.available() > 0) {
        take(answers.in.read());
      }
      end();
      turn.release();
      if (turn.isUnanswered()) {
        turn.leaveToLead();
      }
    } else {
      turn.leaveToLead();
    }
    answered[0].await();
  }

  private void take(int answer) {
    turn.end();
    answered[answer].countDown();
  }

  private void begin() {
    check(somebodyReads.compareAndSet(false, true), "two threads have the turn");
  }

  private void end() {
    somebodyReads.set(false);
  }
}
