package speedup.drawn;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Gives every run of a {@link Drawn} test a seed of its own, or all of them the one asked for. */
final class SeededDraws implements ArgumentsProvider {

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Long repeated = Long.getLong("seed");
    int times = context.getRequiredTestMethod().getAnnotation(Drawn.class).times();
    LongStream seeds =
        repeated == null ? ThreadLocalRandom.current().longs(times) : LongStream.of(repeated);
    return seeds.mapToObj(seed -> Arguments.of(new Draws(seed)));
  }
}
