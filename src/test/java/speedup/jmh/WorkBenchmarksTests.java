package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import speedup.batch.WorkKind;
import speedup.work.OwnWork;
import speedup.work.WorkFolder;

/** What is measured of somebody's own workload unless they say otherwise. */
final class WorkBenchmarksTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "computing|sequential,fixed,virtual,workstealing,process|1,2,4",
        "waiting|sequential,fixed,virtual,workstealing,process|5,20",
        "started|sequential,fixed,virtual,workstealing,async,process|5,20"
      })
  void eachStrategyThatStartsInNoTimeWithWorkersThatFitTheTasks(
      WorkKind kind, String strategies, String workers) {
    OwnWork work =
        new OwnWork(
            new WorkFolder(Path.of("none")), "Mine", kind, Map.of("rows", List.of("7")), 12, 0.1);

    Map<String, List<String>> params =
        WorkBenchmarks.of(work, new OptionsBuilder().build()).params();

    assertThat(params.get("strategy")).containsExactly(strategies.split(",", -1));
    assertThat(params.get("workers")).containsExactly(workers.split(",", -1));
    assertThat(params.get("rows")).containsExactly("7");
    assertThat(params.get("workload")).containsExactly("Mine");
  }
}
