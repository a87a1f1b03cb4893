package speedup.report;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import speedup.jmh.JmhResults;
import speedup.report.page.ReportPage;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunReport;
import speedup.run.RunFolder;

/** The files of a run's folder that can always be made again from its journal and environment. */
public final class ReportFiles {

  private ReportFiles() {}

  /** Writes all of them into the run's own folder. */
  public static void write(RunSummary summary) throws IOException {
    RunFolder folder = summary.run().folder();
    // JMH's own writer takes two fifths of the time that the files of 10,000 forks take.
    CompletableFuture<String> jmh =
        CompletableFuture.supplyAsync(() -> JmhResults.json(summary.run()));
    folder.write("speedup.csv", SpeedupCsv.of(summary));
    folder.write(MetricsCsv.FILE, MetricsCsv.of(summary));
    folder.write("speedup.md", RunReport.markdown(summary));
    folder.write(ReportPage.FILE, ReportPage.of(summary));
    folder.write("jmh.json", jmh.join());
  }
}
