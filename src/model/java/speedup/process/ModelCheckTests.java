package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pool's threads, in many orders of their steps: {@code -Dschedules=N} says how many. */
final class ModelCheckTests {

  private static final int SCHEDULES = Integer.getInteger("schedules", 1_000);

  @ParameterizedTest
  @ValueSource(
      classes = {
        TurnScenario.class,
        InboxScenario.class,
        CancellationScenario.class,
        DeathScenario.class,
        ShutdownScenario.class,
        StopScenario.class
      })
  void noOrderViolatesWhatAScenarioDemands(Class<? extends Scenario> type) throws Exception {
    Constructor<? extends Scenario> scenario = type.getDeclaredConstructor();

    Schedules schedules = Schedules.of(scenario::newInstance, SCHEDULES);

    System.out.println(type.getSimpleName() + ": " + schedules);
    assertThat(schedules.violation()).as(schedules.toString()).isNull();
    assertThat(schedules.explored()).isEqualTo(SCHEDULES);
  }
}
