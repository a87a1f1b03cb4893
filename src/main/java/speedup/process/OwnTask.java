package speedup.process;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import speedup.process.cache.WorkerJar;

/** What tasks of Speedup's own need of a class path. */
final class OwnTask {

  /** Of the JDK, and holding nothing of anybody else's. */
  private static final Set<Class<?>> PLAIN =
      Set.of(String.class, URI.class, Duration.class, Instant.class, UUID.class);

  private OwnTask() {}

  /**
   * Whether tasks of a class need no other classes than the JDK's and those of {@link WorkerJar}:
   * it is a record of ours, of numbers, texts, times and such records. Whatever holds something of
   * any class may hold one of somebody else's.
   */
  static boolean needsOurClassesAlone(Class<?> task) {
    return task.isRecord()
        && WorkerJar.has(task)
        && Stream.of(task.getRecordComponents())
            .map(RecordComponent::getType)
            .allMatch(
                type -> type.isPrimitive() || PLAIN.contains(type) || needsOurClassesAlone(type));
  }
}
