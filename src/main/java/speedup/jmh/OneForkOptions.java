package speedup.jmh;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.util.Optional;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.run.Cell;
import speedup.work.Setting;

/**
 * JMH's options for one fork of one cell: what the user asked for, but for what selects the cell
 * and for what the run does itself once all forks are measured.
 *
 * <p>Options is an interface of more than thirty methods of which a handful differ, and JMH's
 * builder can replace a parent's value but not remove it: hence a proxy. JMH sends it to the fork,
 * so all of it is serializable. A class and no record: reading a record back takes the fork 25 ms,
 * all of it method handles.
 */
final class OneForkOptions implements InvocationHandler, Serializable {

  private static final long serialVersionUID = 1L;

  private final Options user;
  private final String benchmark;
  private final TreeMap<String, String> params;
  private final Mode mode;
  private final int threads;
  private final @Nullable String java;
  private final ArrayList<String> jvmArguments;
  private final ArrayList<ProfilerConfig> profilers;
  private final boolean usualHeap;

  /** 0 for what the benchmark says. */
  private final int iterations;

  private OneForkOptions(
      Options user,
      Cell cell,
      @Nullable String java,
      List<String> jvmArguments,
      List<ProfilerConfig> profilers,
      boolean usualHeap,
      java.util.Optional<Integer> iterations) {
    this.user = user;
    this.mode = Mode.deepValueOf(cell.mode());
    this.threads = cell.threads();
    this.java = java;
    this.benchmark = cell.benchmark();
    this.params = new TreeMap<>(cell.params());
    if (WorkKind.of(cell).isPresent()) {
      BatchCell.of(cell)
          .ifPresent(batch -> params.put(Setting.PARAM, Setting.encode(batch.ownParams())));
    }
    this.jvmArguments = new ArrayList<>(jvmArguments);
    this.profilers = new ArrayList<>(profilers);
    this.usualHeap = usualHeap;
    this.iterations = iterations.orElse(0);
  }

  /**
   * Makes the options of one fork.
   *
   * @param user what the user asked for
   * @param java the program that runs the fork; absent for the user's
   * @param jvmArguments arguments for the fork's JVM, after the user's
   * @param profilers in place of the user's
   * @param usualHeap whether the heap is to be as large as the benchmark says
   * @param iterations how many batches to measure where the user does not say; empty for what the
   *     benchmark says
   */
  static Options of(
      Options user,
      Cell cell,
      @Nullable String java,
      List<String> jvmArguments,
      List<ProfilerConfig> profilers,
      boolean usualHeap,
      java.util.Optional<Integer> iterations) {
    return (Options)
        Proxy.newProxyInstance(
            Options.class.getClassLoader(),
            new Class<?>[] {Options.class},
            new OneForkOptions(user, cell, java, jvmArguments, profilers, usualHeap, iterations));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "getIncludes" -> List.of("^" + Pattern.quote(benchmark) + "$");
      case "getExcludes" -> List.of();
      case "getParameter" -> parameter(arguments == null ? "" : (String) arguments[0]);
      case "getBenchModes" -> List.of(mode);
      case "getThreads" -> Optional.of(threads);
      case "getJvm" -> java == null ? user.getJvm() : Optional.of(java);
      case "getForkCount" -> Optional.of(1);
      case "getWarmupForkCount" -> Optional.of(0);
      // Otherwise a failure is an empty result that does not say why.
      case "shouldFailOnError" -> Optional.of(true);
      case "getOutput", "getResult", "getResultFormat" -> Optional.none();
      case "getMeasurementIterations" ->
          user.getMeasurementIterations().hasValue() || iterations == 0
              ? user.getMeasurementIterations()
              : Optional.of(iterations);
      // Where benchmarks of ours name a heap, and two sizes that do not fit end the JVM.
      case "getJvmArgsPrepend" ->
          usualHeap || user.getJvmArgsPrepend().hasValue()
              ? user.getJvmArgsPrepend()
              : Optional.of(List.of());
      case "getJvmArgsAppend" ->
          Optional.of(joined(user.getJvmArgsAppend().orElse(List.of()), jvmArguments));
      case "getProfilers" -> profilers;
      default -> call(method, arguments);
    };
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(user, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private Optional<Collection<String>> parameter(String name) {
    String value = params.get(name);
    return value == null ? Optional.none() : Optional.of(List.of(value));
  }

  private static <T> List<T> joined(Collection<T> first, Collection<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
