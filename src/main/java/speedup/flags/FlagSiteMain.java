package speedup.flags;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The main class of the JVM that serves the flags.
 *
 * <p>It prints one line, {@value #READY} and the port of every site, or {@value #FAILED} and why it
 * cannot serve; it ends when its standard input does, which happens when its parent ends.
 */
final class FlagSiteMain {

  static final String READY = "READY ";
  static final String FAILED = "FAILED ";

  private FlagSiteMain() {}

  /**
   * Serves until the standard input ends.
   *
   * @param arguments the address to listen at, and the {@linkplain SitePlan#word plans} of the
   *     sites
   */
  public static void main(String[] arguments) throws IOException {
    List<SitePlan> plans = Arrays.stream(arguments).skip(1).map(SitePlan::parse).toList();
    List<FlagSite> sites = new ArrayList<>();
    try {
      Map<String, byte[]> pictures = FlagAnswers.pictures(FlagAlbum.shipped());
      for (SitePlan plan : plans) {
        sites.add(FlagSite.open(arguments[0], plan, pictures));
      }
    } catch (IOException e) {
      System.out.println(FAILED + e.getMessage());
      System.exit(1);
    }
    surviveSignals();
    System.out.println(
        READY
            + sites.stream()
                .map(site -> Integer.toString(site.port()))
                .collect(Collectors.joining(" ")));
    while (System.in.read() != -1) {
      // Only the end of the input says anything.
    }
    // Requests still in progress have nobody left to answer: an orderly stop would wait for them.
    Runtime.getRuntime().halt(0);
  }

  /**
   * Lets only the end of the input end this JVM: Ctrl-C on a terminal goes to the parent and to us,
   * and downloads that the parent is about to cancel must not fail before it does.
   */
  private static void surviveSignals() {
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    main.join();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "flag-site-shutdown"));
  }
}
