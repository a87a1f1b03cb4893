package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import speedup.flags.Site;
import speedup.flags.SiteBehaviour;
import speedup.flags.SitePlan;
import speedup.flags.SiteProcess;

/** Serves the flags to any client. */
@Command(
    name = "serve",
    sortOptions = false,
    header = "Serves the flags at three sites, LOCAL, DELAY and ERROR, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

  private static final String PORT = " listens at (default: ${DEFAULT-VALUE}; 0 for any).";

  @Spec private CommandSpec spec;

  @Option(
      names = "--local-port",
      paramLabel = "P",
      defaultValue = "8000",
      description = "The port that LOCAL" + PORT)
  private int localPort;

  @Option(
      names = "--delay-port",
      paramLabel = "P",
      defaultValue = "8001",
      description = "The port that DELAY" + PORT)
  private int delayPort;

  @Option(
      names = "--error-port",
      paramLabel = "P",
      defaultValue = "8002",
      description = "The port that ERROR" + PORT)
  private int errorPort;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description =
          "Decides, with the code and the attempt, which answers are errors or late (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--error-rate",
      paramLabel = "P",
      description = "The share of ERROR's answers that are errors, from 0 to 1 (default: 0.25).")
  private @Nullable Double errorRate;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS|FROM-TO",
      converter = DelayWord.class,
      description =
          "By how much DELAY's answers, and half of ERROR's, are late (default: 0.5 seconds).")
  private DelayWord.@Nullable Range delay;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = SiteProcess.LOOPBACK,
      description =
          "The address to listen at (default: ${DEFAULT-VALUE}, which this machine alone can"
              + " reach).")
  private String address;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if (new InetSocketAddress(address, 0).isUnresolved()) {
      throw new ParameterException(
          spec.commandLine(), "--bind " + address + ": is no address of this machine");
    }
    List<SitePlan> plans =
        List.of(
            plan(Site.LOCAL, localPort), plan(Site.DELAY, delayPort), plan(Site.ERROR, errorPort));
    Thread serving = Thread.currentThread();
    try (Interruption interruption = Interruption.callOnSignal(serving::interrupt);
        SiteProcess sites = SiteProcess.start(address, plans)) {
      print(sites.bases());
      sites.awaitEnd();
      throw new IOException("the sites have ended, and nobody asked them to");
    } catch (InterruptedException e) {
      return Interruption.EXIT_CODE;
    }
  }

  private SitePlan plan(Site site, int port) {
    try {
      SiteBehaviour behaviour = site.behaviour(seed).orElseThrow();
      if (site == Site.ERROR && errorRate != null) {
        behaviour = behaviour.withErrorRate(errorRate);
      }
      if (site != Site.LOCAL && delay != null) {
        behaviour = behaviour.withDelay(delay.from(), delay.to());
      }
      return new SitePlan(port, behaviour);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void print(List<URI> bases) {
    PrintWriter out = spec.commandLine().getOut();
    List<Site> sites = List.of(Site.LOCAL, Site.DELAY, Site.ERROR);
    for (int i = 0; i < sites.size(); i++) {
      out.printf("%-5s %s%n", sites.get(i), bases.get(i));
    }
    out.printf("A flag: %s/br/br.gif. Ctrl-C ends the sites.%n", bases.getFirst());
    out.flush();
  }
}
