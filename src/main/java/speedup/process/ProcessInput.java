package speedup.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a process writes, to its very end. When a process ends, the JDK takes what is left in the
 * pipe and puts it in the place of the pipe; a read that is just under way then fails with "Stream
 * closed", and the next one gives what was left.
 */
final class ProcessInput extends FilterInputStream {

  ProcessInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      return in.read();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      return in.read(bytes, offset, length);
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return in.available();
    } catch (IOException e) {
      return in.available();
    }
  }
}
