package speedup.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** What stands in a source file, as the compiler is given it. */
final class SourceText extends SimpleJavaFileObject {

  /** What some editors begin a file of UTF-8 with, and javac does not know. */
  private static final String MARK = "\uFEFF";

  private final Path file;
  private final String text;

  private SourceText(Path file, String text) {
    super(file.toUri(), Kind.SOURCE);
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws WorkException if it is not UTF-8, saying where: javac says so too, and goes on
   */
  static SourceText read(Path file) throws WorkException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new WorkException(
          "%s:%d: not UTF-8: write the file in this encoding".formatted(file, wrongLine(bytes)));
    }
    return new SourceText(file, text.startsWith(MARK) ? text.substring(1) : text);
  }

  private static long wrongLine(byte[] bytes) {
    // What cannot be read becomes this character.
    String replaced = new String(bytes, StandardCharsets.UTF_8);
    return replaced.substring(0, replaced.indexOf('\uFFFD')).chars().filter(c -> c == '\n').count()
        + 1;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  /** As javac says it: the name that the user gave. */
  @Override
  public String getName() {
    return file.toString();
  }
}
