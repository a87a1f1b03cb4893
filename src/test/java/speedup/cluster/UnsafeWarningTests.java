package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What is kept from the user, and what is not. */
@ResourceLock(Resources.SYSTEM_ERR)
final class UnsafeWarningTests {

  @Test
  void theJvmsWarningIsKeptBackAndNothingElse() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      try (UnsafeWarning warning = UnsafeWarning.keptBack()) {
        assertThat(warning).isNotNull();
        System.err.println(
            "WARNING: A terminally deprecated method in sun.misc.Unsafe has been called");
        System.err.printf(
            "WARNING: sun.misc.Unsafe::objectFieldOffset has been called by %s (file:/x.jar)%n",
            "com.hazelcast.shaded.org.jctools.util.UnsafeAccess");
        System.err.println("WARNING: something else");
        System.err.print("without an end");
      }
      System.err.println(", afterwards");
    } finally {
      System.setErr(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("WARNING: something else\nwithout an end, afterwards\n");
  }
}
