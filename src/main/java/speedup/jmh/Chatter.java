package speedup.jmh;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says while it measures, and what the forks print: shown to who asks for all of it. */
public final class Chatter {

  private Chatter() {}

  /** Whether the user asks for it, by {@code -v EXTRA}. */
  public static boolean isWanted(Options user) {
    return user.verbosity().orElse(VerboseMode.NORMAL) == VerboseMode.EXTRA;
  }

  /** Where it goes: to {@code out}, or nowhere. */
  public static OutputFormat to(PrintStream out, Options user) {
    // JMH's silent format is silent about JMH alone, and passes on what a fork prints.
    return isWanted(user)
        ? OutputFormatFactory.createFormatInstance(out, VerboseMode.EXTRA)
        : OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
  }
}
