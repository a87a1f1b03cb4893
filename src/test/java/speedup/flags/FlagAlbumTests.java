package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class FlagAlbumTests {

  private static final FlagAlbum ALBUM = FlagAlbum.shipped();

  @Test
  void everyCodeWithAFlagHasItsPicture() throws IOException {
    assertThat(ALBUM.flags()).extracting(Flag::code).isEqualTo(CountryCodes.WITH_FLAG);
    for (Flag flag : ALBUM.flags()) {
      assertThat(Picture.flaw(ALBUM.picture(flag))).as(flag.code()).isEmpty();
    }
    assertThat(ALBUM.flags()).extracting(Flag::sha256).doesNotHaveDuplicates();
  }

  @Test
  void thePicturesAreAsLongAsTheOriginalsWere() {
    List<Integer> lengths = ALBUM.flags().stream().map(Flag::length).toList();
    assertThat(lengths).allMatch(length -> length >= 1_000 && length <= 36_000);
    assertThat(lengths.stream().mapToInt(Integer::intValue).average().orElseThrow())
        .isBetween(7_000.0, 11_000.0);
  }

  @Test
  void japanIsARedDiscOnWhite() throws IOException {
    BufferedImage japan = picture("JP");
    assertThat(japan.getWidth()).isEqualTo(640);
    assertThat(japan.getHeight()).isEqualTo(480);
    assertThat(japan.getRGB(5, 5)).isEqualTo(0xffffffff);
    assertThat(isRed(japan.getRGB(320, 240))).isTrue();
  }

  @Test
  void italyIsGreenWhiteAndRed() throws IOException {
    BufferedImage italy = picture("IT");
    assertThat(isRed(italy.getRGB(100, 240))).isFalse();
    assertThat(italy.getRGB(320, 240)).isEqualTo(0xffffffff);
    assertThat(isRed(italy.getRGB(540, 240))).isTrue();
  }

  @Test
  void aCodeWithoutFlagIsNotInIt() {
    assertThat(ALBUM.find("ZZ")).isEmpty();
    assertThat(ALBUM.find("br")).isEmpty();
  }

  private static BufferedImage picture(String code) throws IOException {
    byte[] bytes = ALBUM.picture(ALBUM.find(code).orElseThrow());
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static boolean isRed(int color) {
    int red = color >> 16 & 0xff;
    int green = color >> 8 & 0xff;
    return red > 150 && green < 80;
  }
}
