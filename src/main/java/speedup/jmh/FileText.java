package speedup.jmh;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file that does not say how it is encoded. JMH writes in the encoding of the
 * platform, which before JDK 18 was often not UTF-8, and a profiler's name has a middle dot.
 *
 * @param isGuessed whether it is neither UTF-8 nor marked as UTF-16, and was read as Latin-1, in
 *     which every byte is some letter
 */
record FileText(String text, boolean isGuessed) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static FileText of(byte[] content) {
    Charset charset = isMarkedAsUtf16(content) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return new FileText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, false);
    } catch (CharacterCodingException e) {
      return new FileText(new String(content, StandardCharsets.ISO_8859_1), true);
    }
  }

  private static boolean isMarkedAsUtf16(byte[] content) {
    return content.length >= 2
        && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
            || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
  }
}
