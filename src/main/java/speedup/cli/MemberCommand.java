package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import speedup.cluster.ClusterAccess;
import speedup.cluster.MemberProcess;
import speedup.cluster.MemberRefusedException;
import speedup.cluster.MemberSettings;
import speedup.run.UsageException;
import speedup.strategy.Strategy;

/** Is a member of a cluster. */
@Command(
    name = "member",
    sortOptions = false,
    header = "Starts a member of a cluster, for 'run --cluster', until Ctrl-C.")
final class MemberCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = MemberSettings.LOOPBACK,
      description =
          "The address to listen at, under which the others reach it (default: ${DEFAULT-VALUE},"
              + " which this machine alone can reach).")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "5701",
      description = "The port to listen at (default: ${DEFAULT-VALUE}; 0 for any).")
  private int port;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Members of the cluster to join; without it this one begins a cluster. It may name"
              + " itself: then all can be started by the same words.")
  private @Nullable List<String> join;

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      defaultValue = ClusterAccess.DEFAULT_NAME,
      description = "What the cluster is called (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--secret-file",
      converter = FileWord.class,
      paramLabel = "FILE",
      description = "Has the secret that all members and their clients share.")
  private @Nullable Path secretFile;

  @Option(
      names = "--insecure",
      description = "Listen where others can reach it without a secret: they can run code here.")
  private boolean insecure;

  @Option(
      names = "--workers",
      converter = CountWord.class,
      paramLabel = "N",
      description = "The most tasks at once, for all clients (default: as many as are asked for).")
  private @Nullable Long workers;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    MemberSettings settings = settings();
    ClusterAccess.warning(secretFile)
        .ifPresent(warning -> Notes.print(spec.commandLine().getErr(), warning));
    Thread serving = Thread.currentThread();
    try (Interruption interruption = Interruption.callOnSignal(serving::interrupt);
        MemberProcess member = MemberProcess.start(settings, List.of(), this::print)) {
      print("%s is a member of %s; Ctrl-C ends it".formatted(member.address(), settings.access()));
      member.awaitEnd();
      if (interruption.isAsked()) {
        return Interruption.EXIT_CODE;
      }
      throw new IOException("the member has ended, and nobody asked it to");
    } catch (MemberRefusedException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return Interruption.EXIT_CODE;
    }
  }

  private MemberSettings settings() throws UsageException {
    if (workers != null && (workers < 1 || workers > Strategy.MOST_WORKERS)) {
      throw new UsageException(
          "--workers is from 1 to %d, and this is %d; without it as many as are asked for"
              .formatted(Strategy.MOST_WORKERS, workers));
    }
    if (insecure && secretFile != null) {
      throw new UsageException("--insecure is for members without a secret: give one of them");
    }
    try {
      return new MemberSettings(
          ClusterAccess.of(name, secretFile),
          bind,
          port,
          join == null ? List.of() : join,
          workers == null ? 0 : workers.intValue(),
          insecure,
          false);
    } catch (IllegalArgumentException | IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
