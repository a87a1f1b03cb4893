package speedup.cluster;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Keeps from the user what the JVM, from version 24 on, has to say of the first access to memory by
 * Hazelcast. A JVM that is started for it has an option for that; one that is there has not.
 */
final class UnsafeWarning implements AutoCloseable {

  private static final Pattern LINE =
      Pattern.compile("WARNING: .*(?:sun\\.misc\\.Unsafe|com\\.hazelcast\\.).*\\R?");

  private final PrintStream before;
  private final PrintStream without;

  private UnsafeWarning(PrintStream before, PrintStream without) {
    this.before = before;
    this.without = without;
  }

  /** Keeps it back until this is closed; all else is printed, whole lines at a time. */
  static UnsafeWarning keptBack() {
    PrintStream before = System.err;
    PrintStream without = new PrintStream(new Lines(before), true, before.charset());
    System.setErr(without);
    return new UnsafeWarning(before, without);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // whether somebody else has set another one
  public void close() {
    without.close();
    if (System.err == without) {
      System.setErr(before);
    }
  }

  private static final class Lines extends FilterOutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Charset charset;

    Lines(PrintStream out) {
      super(out);
      charset = out.charset();
    }

    @Override
    public synchronized void write(int value) throws IOException {
      line.write(value);
      if (value == '\n') {
        pass();
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        write(bytes[i]);
      }
    }

    private void pass() throws IOException {
      String text = line.toString(charset);
      if (!LINE.matcher(text).matches()) {
        line.writeTo(out);
      }
      line.reset();
    }

    /** What is below stays open. */
    @Override
    public synchronized void close() throws IOException {
      pass();
      out.flush();
    }
  }
}
