package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import speedup.cli.VariantWord.Named;

final class VariantWordTests {

  @Test
  void aNameAloneIsAVariant() {
    Named plain = new VariantWord().convert("plain");

    assertThat(plain.name()).isEqualTo("plain");
    assertThat(plain.values()).isEmpty();
    assertThat(plain.jvmArgs()).isEmpty();
  }

  @Test
  void jarJvmAndArgumentsStandBehindTheName() {
    Named variant =
        new VariantWord()
            .convert("new:jar=/a,b/c.jar,jvm=/opt/jdk,jvmArgs=-Xmx1g -XX:Flags=a,b -Da=b:c");

    assertThat(variant.name()).isEqualTo("new");
    assertThat(variant.value("jar")).contains("/a,b/c.jar");
    assertThat(variant.value("jvm")).contains("/opt/jdk");
    assertThat(variant.jvmArgs()).containsExactly("-Xmx1g", "-XX:Flags=a,b", "-Da=b:c");
  }

  @Test
  void aWordThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new VariantWord().convert("b:jar=x.jar,heap=1g"))
        .hasMessage("'b:jar=x.jar,heap=1g': heap is none of jar, classPath, jvm, jvmArgs");
  }

  @Test
  void aFileMayHaveAnEqualsSignInItsName(@TempDir Path folder) throws Exception {
    Path odd = Files.createFile(folder.resolve("a,b=c.jar"));

    assertThat(new VariantWord().convert("b:jar=" + odd).value("jar")).contains(odd.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":jar=x", "a b", "a:", "a:jar", "a:jar=", "a:java=x", "a:jar=x,jar=y", "a/b"})
  void anythingElseIsRefused(String word) {
    assertThatThrownBy(() -> new VariantWord().convert(word))
        .isInstanceOf(TypeConversionException.class);
  }
}
