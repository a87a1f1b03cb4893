package speedup.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.util.Optional;

/**
 * JMH's options for one fork of one cell: what the user asked for, but for what selects the cell
 * and for what the run does itself once all forks are measured.
 *
 * <p>Options is an interface of more than thirty methods of which a handful differ, and JMH's
 * builder can replace a parent's value but not remove it: hence a proxy.
 */
final class OneForkOptions {

  private OneForkOptions() {}

  /**
   * Creates the options.
   *
   * @param user what the user asked for
   * @param properties system properties for the fork
   * @param profilers profilers beside the user's
   */
  static Options of(
      Options user, Cell cell, Map<String, String> properties, List<Class<?>> profilers) {
    return (Options)
        Proxy.newProxyInstance(
            Options.class.getClassLoader(),
            new Class<?>[] {Options.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getIncludes" -> List.of("^" + Pattern.quote(cell.benchmark()) + "$");
                  case "getExcludes" -> List.of();
                  case "getParameter" -> parameter(cell, (String) arguments[0]);
                  // 0 stays 0: JMH then measures in this JVM, for a debugger.
                  case "getForkCount" -> Optional.of(Math.min(1, user.getForkCount().orElse(1)));
                  // Otherwise a failure is an empty result that does not say why.
                  case "shouldFailOnError" -> Optional.of(true);
                  case "getOutput", "getResult", "getResultFormat" -> Optional.none();
                  case "getJvmArgsAppend" -> Optional.of(appended(user, properties));
                  case "getProfilers" -> profilers(user, profilers);
                  default -> call(method, user, arguments);
                });
  }

  private static Object call(java.lang.reflect.Method method, Options user, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(user, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static Optional<Collection<String>> parameter(Cell cell, String name) {
    String value = cell.params().get(name);
    return value == null ? Optional.none() : Optional.of(List.of(value));
  }

  private static Collection<String> appended(Options user, Map<String, String> properties) {
    List<String> arguments = new ArrayList<>(user.getJvmArgsAppend().orElse(List.of()));
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return arguments;
  }

  private static List<ProfilerConfig> profilers(Options user, List<Class<?>> own) {
    List<ProfilerConfig> all = new ArrayList<>(user.getProfilers());
    own.forEach(profiler -> all.add(new ProfilerConfig(profiler.getName())));
    return all;
  }
}
