package speedup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The run's append-only record: a JSON object a line, on the disk before the next fork starts, so
 * that nothing that was measured is lost when the program is killed.
 */
final class Journal implements JournalWriter, AutoCloseable {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectReader ENTRIES = JSON.readerFor(JournalEntry.class);

  private final Path file;
  private final FileChannel channel;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens a journal at its end; creates it if there is none. */
  static Journal open(Path file) throws IOException {
    byte[] earlier = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    Journal journal =
        new Journal(
            file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    journal.content.writeBytes(earlier);
    if (earlier.length > 0 && earlier[earlier.length - 1] != '\n') {
      // The line that was being written when the program was killed: the next one starts afresh.
      journal.write("\n");
      journal.content.write('\n');
    }
    return journal;
  }

  /** Writes an entry and waits until the disk has it. */
  @Override
  public void append(JournalEntry entry) throws IOException {
    String line = json(entry) + "\n";
    long end = channel.size();
    try {
      write(line);
      channel.force(false);
      content.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      cutTo(end);
      throw new IOException(file + " cannot be written: " + Unwritable.reason(e, file), e);
    }
  }

  /** All that it holds, should its file be lost. */
  byte[] content() {
    return content.toByteArray();
  }

  /** How many bytes it holds. */
  int size() {
    return content.size();
  }

  /** Half a line, as of a disk that is full, is no entry. */
  private void cutTo(long end) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      // Whoever reads it sets the line aside.
    }
  }

  /**
   * Reads a line.
   *
   * @throws JsonProcessingException if it is no entry
   */
  static JournalEntry read(String line) throws JsonProcessingException {
    JournalEntry entry = ENTRIES.readValue(line);
    if (entry == null) {
      throw MismatchedInputException.from(null, JournalEntry.class, "no entry");
    }
    return entry;
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String json(JournalEntry entry) throws JsonProcessingException {
    return JSON.writerFor(JournalEntry.class).writeValueAsString(entry);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
