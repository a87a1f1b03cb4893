package speedup.drawn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Marks a test of what must hold for any values. It has one parameter, {@link Draws}, and is run
 * with other values every time. Its name says the seed that they come from: {@code -Dseed=N} runs
 * it again with the values of that seed alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(SeededDraws.class)
public @interface Drawn {

  /** Returns how often the values are drawn. */
  int times();
}
