package speedup.work;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import speedup.batch.BatchCell;
import speedup.workload.Workload;

/**
 * A class whose instances are workloads, or give one: how it is made, from which parameters. Only
 * for JVMs that exist for the workload.
 */
final class WorkClass {

  /** What a component cannot be called: every batch has parameters of these names. */
  private static final Set<String> TAKEN =
      Set.of(BatchCell.STRATEGY, BatchCell.WORKERS, BatchCell.LIFECYCLE, BatchCell.WORKLOAD);

  private final Class<?> type;
  private final List<RecordComponent> components;

  private WorkClass(Class<?> type, List<RecordComponent> components) {
    this.type = type;
    this.components = components;
  }

  /**
   * Looks at a class.
   *
   * @throws WorkException if it is no workload, or cannot be made
   */
  static WorkClass of(Class<?> type) throws WorkException {
    String name = type.getName();
    if (!Workload.class.isAssignableFrom(type) && !Supplier.class.isAssignableFrom(type)) {
      throw new WorkException(
          name + " is no workload: it must implement Workload, or Supplier of one");
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw new WorkException(name + " must be a public class that is not abstract");
    }
    List<RecordComponent> components =
        type.isRecord() ? Arrays.asList(type.getRecordComponents()) : List.of();
    for (RecordComponent component : components) {
      if (!ParameterType.isReadable(component.getType())) {
        throw new WorkException(
            "%s: no -p can be read as %s %s; a parameter is of type %s"
                .formatted(
                    name,
                    component.getGenericType().getTypeName(),
                    component.getName(),
                    ParameterType.ALL));
      }
      if (TAKEN.contains(component.getName())) {
        throw new WorkException(
            "%s: every batch has a parameter '%s'; call yours another way"
                .formatted(name, component.getName()));
      }
    }
    WorkClass made = new WorkClass(type, components);
    if (made.constructor(components).isEmpty()) {
      throw new WorkException(
          name
              + " has no public constructor "
              + (components.isEmpty() ? "without parameters" : "of its components"));
    }
    return made;
  }

  private Optional<Constructor<?>> constructor(List<RecordComponent> parameters) {
    Class<?>[] types = parameters.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    return Arrays.stream(type.getConstructors())
        .filter(one -> Arrays.equals(one.getParameterTypes(), types))
        .findFirst();
  }

  List<String> parameters() {
    return components.stream().map(RecordComponent::getName).toList();
  }

  /**
   * The values that its parameters have where none are given: those that the constructor without
   * parameters passes on.
   *
   * @throws WorkException if it has none although it has parameters
   */
  Map<String, String> defaults() throws WorkException {
    if (components.isEmpty()) {
      return Map.of();
    }
    Constructor<?> plain =
        constructor(List.of())
            .orElseThrow(() ->
                new WorkException(
                    "%s: give -p %s=…, or it a public constructor without parameters that says the"
                            .formatted(type.getName(), components.getFirst().getName())
                        + " values"));
    return values(call(plain::newInstance));
  }

  /** The values that an instance has of its parameters. */
  Map<String, String> values(Object instance) throws WorkException {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Object value =
          call(() -> Optional.ofNullable(component.getAccessor().invoke(instance)))
              .orElseThrow(() ->
                  new WorkException(
                      "%s: its %s is null, which no -p can say"
                          .formatted(type.getName(), component.getName())));
      String word = ParameterType.write(value);
      if (word.lines().count() > 1 || word.endsWith("\n")) {
        throw new WorkException(
            "%s: its %s has more than one line, which no -p can say"
                .formatted(type.getName(), component.getName()));
      }
      values.put(component.getName(), word);
    }
    return values;
  }

  /** Says if a value cannot be read. */
  void check(String parameter, String value) throws WorkException {
    for (RecordComponent component : components) {
      if (component.getName().equals(parameter)) {
        Object unused = ParameterType.read(parameter, component.getType(), value);
      }
    }
  }

  /** Makes the workload with the values of its parameters. */
  Workload<?> make(Map<String, String> setting) throws WorkException {
    List<Object> arguments = new ArrayList<>();
    for (RecordComponent component : components) {
      String value = setting.get(component.getName());
      if (value == null) {
        throw new WorkException(type.getName() + ": no value for " + component.getName());
      }
      arguments.add(ParameterType.read(component.getName(), component.getType(), value));
    }
    Constructor<?> constructor = constructor(components).orElseThrow();
    Object instance = call(() -> constructor.newInstance(arguments.toArray()));
    if (instance instanceof Supplier<?> supplier && !(instance instanceof Workload)) {
      instance = call(supplier::get);
    }
    if (instance instanceof Workload<?> workload) {
      return workload;
    }
    throw new WorkException(type.getName() + " supplies something that is no Workload");
  }

  private <T> T call(Call<T> call) throws WorkException {
    try {
      return call.result();
    } catch (InvocationTargetException e) {
      throw new WorkException(
          type.getName() + " cannot be made: " + Words.of(e.getTargetException()));
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      throw new WorkException(type.getName() + " cannot be made: " + Words.of(e));
    }
  }

  private interface Call<T> {
    T result() throws ReflectiveOperationException;
  }
}
