package speedup.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.report.text.Figures;
import speedup.report.text.Table;

/** All that is known of the machine, the JDK and the jar, as a table. */
public final class EnvironmentTable {

  private final List<List<String>> rows = new ArrayList<>();

  private EnvironmentTable() {}

  /** Makes the table. */
  public static Table of(Environment environment) {
    EnvironmentTable table = new EnvironmentTable();
    table.add("JDK", environment.jvm().vendor() + " " + environment.jvm().build());
    table.add("virtual machine", environment.jvm().virtualMachine());
    table.add("collector", environment.jvm().collector());
    table.add("JVM arguments", String.join(" ", environment.jvm().arguments()));
    table.add("greatest heap", bytes(environment.jvm().maxHeapBytes()));
    table.add("CPU", environment.processors().model());
    table.add("CPUs online", environment.processors().online());
    table.add("CPUs allowed", environment.processors().allowed());
    table.add("CPU limit of the control group", environment.processors().limit());
    table.add("governor", environment.processors().governor());
    table.add("memory", bytes(environment.memory().total()));
    table.add("memory limit of the control group", bytes(environment.memory().limit()));
    table.add("transparent huge pages", environment.memory().transparentHugePages());
    table.add("operating system", environment.platform().operatingSystem());
    table.add("kernel", environment.platform().kernel());
    table.add("virtual machine of the system", environment.platform().virtualMachine());
    table.add("container", environment.platform().container());
    table.add("Speedup", environment.software().version());
    table.add("libraries", environment.software().libraries().size());
    return new Table("Environment", List.of("What", "value"), table.rows);
  }

  /**
   * All that is known of several, side by side.
   *
   * @param labels what each is called
   * @param environments those of which something is known
   */
  public static Table of(List<String> labels, List<Optional<Environment>> environments) {
    List<Optional<Table>> tables =
        environments.stream().map(one -> one.map(EnvironmentTable::of)).toList();
    List<List<String>> rows = new ArrayList<>();
    tables.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(known -> {
          for (int number = 0; number < known.rows().size(); number++) {
            int row = number;
            List<String> line = new ArrayList<>(List.of(known.rows().get(row).getFirst()));
            tables.forEach(table ->
                line.add(table.map(one -> one.rows().get(row).getLast()).orElse("not known")));
            rows.add(line);
          }
        });
    List<String> headings = new ArrayList<>(List.of("What"));
    headings.addAll(labels);
    return new Table("Environment", headings, rows);
  }

  private void add(String what, @Nullable Object value) {
    rows.add(List.of(what, Objects.requireNonNullElse(value, "not available").toString()));
  }

  private static @Nullable String bytes(@Nullable Long bytes) {
    return bytes == null ? null : Figures.bytes(bytes);
  }
}
