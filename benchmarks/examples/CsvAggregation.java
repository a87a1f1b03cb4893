import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import speedup.workload.Answers;
import speedup.workload.Shared;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * Adds up a column of a large CSV file, a part of its lines a task. The file is made once a run.
 */
public record CsvAggregation(int megabytes) implements Workload<Long> {

  private static final int LINE = "10000017;1017;some words\n".length();
  private static final int PARTS = 16;

  /** 100 MB, unless -p megabytes=… says otherwise. */
  public CsvAggregation() {
    this(100);
  }

  private int linesAPart() {
    return megabytes * 1_000_000 / LINE / PARTS / 1_000 * 1_000;
  }

  @Override
  public Shared share() throws IOException {
    Path csv = Files.createTempFile("aggregation", ".csv");
    try (var writer = Files.newBufferedWriter(csv, StandardCharsets.US_ASCII)) {
      for (int row = 0; row < PARTS * linesAPart(); row++) {
        writer.write(10_000_000 + row + ";" + (1000 + row % 1000) + ";some words\n");
      }
    }
    // Each JVM of the run has it as a system property from its start.
    return Shared.of("csv", csv.toString(), () -> Files.delete(csv));
  }

  record Part(int number, int lines) implements Task<Long> {

    @Override
    public Long call() throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(lines * LINE);
      try (FileChannel csv = FileChannel.open(Path.of(System.getProperty("csv")))) {
        csv.read(bytes, (long) number * bytes.capacity());
      }
      String text = new String(bytes.array(), StandardCharsets.US_ASCII);
      return text.lines().mapToLong(line -> Long.parseLong(line.split(";")[1])).sum();
    }
  }

  @Override
  public List<Part> tasks() {
    return IntStream.range(0, PARTS).mapToObj(part -> new Part(part, linesAPart())).toList();
  }

  @Override
  public void check(List<? extends Long> results) throws WrongAnswerException {
    // Each thousand lines have the amounts from 1000 to 1999.
    Answers.checkEach(tasks(), results, part -> part.lines() / 1_000 * 1_499_500L);
  }

  @Override
  public long bytes(Long result) {
    return (long) linesAPart() * LINE;
  }
}
