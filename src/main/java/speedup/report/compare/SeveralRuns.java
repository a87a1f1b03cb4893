package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Trait;
import speedup.run.Cell;

/** Several runs as one side of a comparison. */
final class SeveralRuns {

  private SeveralRuns() {}

  /** A cell that failed in any of them has failed; one that some do not have is of the others. */
  static Side together(List<Side> sides) {
    Map<Cell, String> failed = new LinkedHashMap<>();
    Map<Cell, String> unclear = new LinkedHashMap<>();
    List<String> noise = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Map<Cell, List<Sample>> measured = new LinkedHashMap<>();
    for (Side side : sides) {
      side.failed().forEach(failed::putIfAbsent);
      side.unclear().forEach(unclear::putIfAbsent);
      side.noise().forEach(sentence -> noise.add(side.name() + ": " + sentence));
      side.warnings().forEach(warning -> warnings.add(side.name() + ": " + warning));
      side.samples()
          .forEach((cell, sample) ->
              measured.computeIfAbsent(cell, any -> new ArrayList<>()).add(sample));
    }
    measured.keySet().removeAll(failed.keySet());
    measured.keySet().removeAll(unclear.keySet());
    Map<Cell, Sample> samples = new LinkedHashMap<>();
    measured.forEach((cell, runs) ->
        Sample.together(runs)
            .ifPresentOrElse(
                sample -> samples.put(cell, sample),
                () -> unclear.put(cell, "in units that cannot be converted")));
    return new Side(
        sides.stream().map(Side::name).collect(Collectors.joining(", ")),
        sides.size()
            + " runs: "
            + sides.stream().map(Side::description).collect(Collectors.joining("; ")),
        samples,
        failed,
        unclear,
        fingerprint(sides),
        OptionalDouble.empty(),
        noise,
        warnings);
  }

  /** Each trait once, with all the values that it has. */
  private static Fingerprint fingerprint(List<Side> sides) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    Map<String, Trait> first = new LinkedHashMap<>();
    for (Side side : sides) {
      for (Trait trait : side.fingerprint().traits()) {
        String key = trait.part() + " " + trait.name();
        first.putIfAbsent(key, trait);
        values.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(trait.value());
      }
    }
    List<Trait> traits = new ArrayList<>();
    first.forEach((key, trait) ->
        traits.add(
            new Trait(
                trait.part(),
                trait.name(),
                String.join(", ", values.getOrDefault(key, Set.of())))));
    return new Fingerprint(traits);
  }
}
