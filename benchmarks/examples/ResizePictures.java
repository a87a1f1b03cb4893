import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import speedup.workload.Workload;

/** Reads JPEG pictures, makes them smaller, and writes them as JPEG again. */
public record ResizePictures(int pictures, int width) implements Supplier<Workload<Long>> {

  /** Made once a JVM: each task reads the same picture, and cuts another part of it out. */
  private static final byte[] PICTURE = picture();

  /** 16 pictures, 320 pixels wide, unless -p pictures=… or -p width=… say otherwise. */
  public ResizePictures() {
    this(16, 320);
  }

  @Override
  public Workload<Long> get() {
    int wanted = width; // what the lambda expression captures travels with it
    return Workload.of(
        "ResizePictures", IntStream.range(0, pictures).boxed().toList(), at -> resize(at, wanted));
  }

  private static long resize(int at, int width) throws IOException {
    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(PICTURE));
    BufferedImage part = whole.getSubimage(at * 10, at * 5, 960, 720);
    BufferedImage small = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(part, 0, 0, small.getWidth(), small.getHeight(), null);
    graphics.dispose();
    CRC32 sum = new CRC32();
    sum.update(jpeg(small));
    return sum.getValue();
  }

  private static byte[] picture() {
    BufferedImage picture = new BufferedImage(1_280, 960, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(1);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, (x / 5) << 16 | (y / 4) << 8 | random.nextInt(64));
      }
    }
    try {
      ImageIO.setUseCache(false);
      return jpeg(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }
}
