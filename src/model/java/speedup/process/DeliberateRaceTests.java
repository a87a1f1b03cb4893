package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios find races: each is put into a copy of the class that it could creep into. */
final class DeliberateRaceTests {

  /** Ten times what the rarest of them took. */
  private static final int MOST_SCHEDULES = 20_000;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource
  void aRaceIsFound(Class<? extends Runnable> type, DeliberateRace race, TestInfo test)
      throws Exception {
    find(type, race, test);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("slow")
  void aRaceThatFewOrdersShowIsFound(
      Class<? extends Runnable> type, DeliberateRace race, TestInfo test) throws Exception {
    find(type, race, test);
  }

  private void find(Class<? extends Runnable> type, DeliberateRace race, TestInfo test)
      throws Exception {
    Constructor<? extends Runnable> scenario = race.in(type, folder).getDeclaredConstructor();
    scenario.setAccessible(true);

    Schedules schedules = Schedules.of(scenario::newInstance, MOST_SCHEDULES);

    String name = type.getSimpleName() + " " + test.getDisplayName();
    System.out.println(name + ": " + schedules);
    assertThat(schedules.violation()).as(name).isNotNull();
  }

  static Stream<Arguments> aRaceIsFound() {
    return Stream.of(
        argumentSet(
            "two look whether the turn is taken before either takes it",
            TurnScenario.class,
            new DeliberateRace(
                "ReadingTurn",
                "return !taken.get() && taken.compareAndSet(false, true);",
                "if (taken.get()) { return false; } taken.set(true); return true;")),
        argumentSet(
            "the main thread looks whether it may read before it says that it does",
            InboxScenario.class,
            new DeliberateRace(
                "Inbox",
                "if (!state.compareAndSet(RUNNING, READING) && state.get() >= WATCHED) {",
                """
                boolean may = state.get() == RUNNING;
                if (may) { state.set(READING); }
                if (!may && state.get() >= WATCHED) {\
                """)),
        argumentSet(
            "the watcher looks whether it may read before it says that it does",
            InboxScenario.class,
            new DeliberateRace(
                "Inbox", "if (state.compareAndSet(RUNNING, WATCHED)) {", "state.set(WATCHED); {")),
        argumentSet(
            "an interruption that comes before its task is forgotten",
            InboxScenario.class,
            new DeliberateRace("Inbox", "if (interruptLater == id) {", "if (false) {")),
        argumentSet(
            "the main thread is woken before it is told what for",
            InboxScenario.class,
            new DeliberateRace(
                "Inbox",
                "state.set(HANDED);\n          LockSupport.unpark(main);",
                "LockSupport.unpark(main);\n          state.set(HANDED);")),
        argumentSet(
            "the message is handed over before it is said which",
            InboxScenario.class,
            new DeliberateRace(
                "Inbox",
                "handed = type;\n          state.set(HANDED);",
                "state.set(HANDED);\n          handed = type;")),
        argumentSet(
            "an interruption is left to a thread that has just looked for one",
            InboxScenario.class,
            new DeliberateRace(
                "Outbox",
                "writing.unlock();\n    }\n    sendInterruption();",
                "writing.unlock();\n    }")),
        argumentSet(
            "cancel() looks whether the future is done before it ends it",
            CancellationScenario.class,
            new DeliberateRace(
                "RemoteFuture",
                "boolean cancelled = super.cancel(mayInterruptIfRunning);",
                "boolean cancelled = !isDone(); super.cancel(mayInterruptIfRunning);")),
        argumentSet(
            "a task is called settled before its future is completed",
            DeathScenario.class,
            new DeliberateRace(
                "Conversation",
                """
                      try {
                        if (thrown == null) {
                          done.complete(result);
                        } else {
                          done.fail(thrown);
                        }
                      } finally {
                        dispatcher.settled(1);
                      }
                """,
                """
                      dispatcher.settled(1);
                      if (thrown == null) {
                        done.complete(result);
                      } else {
                        done.fail(thrown);
                      }
                """)),
        argumentSet(
            "whether the pool runs is looked at before the lock is taken",
            StopScenario.class,
            new DeliberateRace(
                "Intake",
                "state.lock.lock();\n    try {\n      state.life.requireRunning(task);",
                "state.life.requireRunning(task);\n    state.lock.lock();\n    try {")));
  }

  static Stream<Arguments> aRaceThatFewOrdersShowIsFound() {
    return Stream.of(
        argumentSet(
            "the lead falls asleep without another look for tasks",
            TurnScenario.class,
            new DeliberateRace(
                "ReadingTurn", "if (unanswered == NONE && !ending) {", "if (!ending) {")),
        argumentSet(
            "the lead is woken before there is a task",
            TurnScenario.class,
            new DeliberateRace(
                "ReadingTurn",
                """
                    unanswered = task;
                    if (asleep) {
                      asleep = false;
                      LockSupport.unpark(lead);
                    }
                """,
                """
                    if (asleep) {
                      asleep = false;
                      LockSupport.unpark(lead);
                    }
                    unanswered = task;
                """)),
        argumentSet(
            "the lead is woken before it is said that it is the end",
            TurnScenario.class,
            new DeliberateRace(
                "ReadingTurn",
                "ending = true;\n    LockSupport.unpark(lead);",
                "LockSupport.unpark(lead);\n    ending = true;")),
        argumentSet(
            "the watcher falls asleep without another look for tasks",
            InboxScenario.class,
            new DeliberateRace(
                "Inbox",
                "while (asleep && lastStarted == seen && state.get() == READING) {",
                "while (asleep) {")),
        argumentSet(
            "which task is interrupted is read after the lock is given back",
            CancellationScenario.class,
            new DeliberateRace(
                "Dispatcher", "worker.interrupt(id);", "worker.interrupt(worker.id);")),
        argumentSet(
            "which task a worker leaves behind is read before the lock is taken",
            DeathScenario.class,
            new DeliberateRace(
                "Dispatcher",
                """
                    state.lock.lock();
                    try {
                      if (!state.crew.remove(worker)) {
                        return;
                      }
                      told = worker.closing;
                      worker.cancelStartDeadline();
                      RemoteFuture<?> current = worker.current;
                """,
                """
                    RemoteFuture<?> current = worker.current;
                    state.lock.lock();
                    try {
                      if (!state.crew.remove(worker)) {
                        return;
                      }
                      told = worker.closing;
                      worker.cancelStartDeadline();
                """)));
  }
}
