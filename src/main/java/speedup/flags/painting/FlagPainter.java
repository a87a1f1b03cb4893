package speedup.flags.painting;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import speedup.flags.CountryCodes;
import speedup.flags.FlagAlbum;
import speedup.flags.Sha256;

/**
 * Draws the flags of flag-icons (MIT licence) as GIFs and writes their index.
 *
 * <p>The pictures are {@value #WIDTH} by {@value #HEIGHT} pixels: their sizes, 1 to 35 KB and 8 KB
 * on average, are then those of the flags that the published downloads fetched. Drawing takes about
 * 13 s on one core, so it is done again only when a picture is missing or the painter, or the
 * version of what it draws with, has changed: {@value #MARKER} says what the pictures were made by.
 */
final class FlagPainter {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final String MARKER = "made-by.txt";

  private final String webJar;
  private final Path folder;

  private FlagPainter(String flagIconsVersion, Path folder) {
    this.webJar = "META-INF/resources/webjars/flag-icons/" + flagIconsVersion + "/";
    this.folder = folder;
  }

  /**
   * Draws the flags unless they are there already.
   *
   * @param arguments the version of flag-icons, the version of JSVG, and the folder of the class
   *     files that the pictures are packed with
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
    Path folder =
        Path.of(arguments[2])
            .resolve(FlagAlbum.class.getPackageName().replace('.', '/'))
            .resolve(FlagAlbum.FOLDER);
    String madeBy =
        "flag-icons %s, jsvg %s, painter %s%n"
            .formatted(arguments[0], arguments[1], Sha256.of(ownClassFile()));
    Path marker = folder.resolve(MARKER);
    if (!Files.exists(marker) || !Files.readString(marker).equals(madeBy)) {
      new FlagPainter(arguments[0], folder).paint();
      Files.writeString(marker, madeBy);
    }
  }

  private void paint() throws IOException {
    Files.createDirectories(folder);
    List<String> index = CountryCodes.WITH_FLAG.parallelStream().map(this::paint).toList();
    Files.write(folder.resolve(FlagAlbum.INDEX), index);
    Files.write(folder.resolve("LICENSE.txt"), read("LICENSE"));
    System.out.println("Drew " + index.size() + " flags into " + folder);
  }

  /** Draws one flag, writes its picture, and returns its line of the index. */
  private String paint(String code) {
    String name = code.toLowerCase(Locale.ROOT);
    try {
      byte[] gif = gif(draw("flags/4x3/" + name + ".svg"));
      Files.write(folder.resolve(name + ".gif"), gif);
      return String.join(",", code, Integer.toString(gif.length), Sha256.of(gif));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedImage draw(String resource) throws IOException {
    SVGDocument drawing;
    try (InputStream svg = open(resource)) {
      drawing = new SVGLoader().load(svg, URI.create(resource), LoaderContext.createDefault());
    }
    if (drawing == null) {
      throw new IOException(resource + " is no drawing");
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      // Not every flag is a rectangle: Nepal's stands on white.
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, WIDTH, HEIGHT);
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      drawing.render(null, canvas, new ViewBox(WIDTH, HEIGHT));
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private static byte[] gif(BufferedImage image) throws IOException {
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "gif", gif)) {
      throw new IOException("this Java platform writes no GIFs");
    }
    return gif.toByteArray();
  }

  private byte[] read(String resource) throws IOException {
    try (InputStream stream = open(resource)) {
      return stream.readAllBytes();
    }
  }

  private InputStream open(String resource) throws IOException {
    return openResource(webJar + resource);
  }

  private static byte[] ownClassFile() throws IOException {
    try (InputStream stream =
        openResource(FlagPainter.class.getName().replace('.', '/') + ".class")) {
      return stream.readAllBytes();
    }
  }

  private static InputStream openResource(String name) throws IOException {
    InputStream stream = FlagPainter.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new FileNotFoundException(name + " is not on the class path");
    }
    return stream;
  }
}
