package speedup.process.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Or a worker does without a service that its class path offers. */
final class ServiceSearchesTests {

  private static final String PROPERTY = SelectorProvider.class.getName();

  @TempDir Path folder;

  private Path jar(String name, Manifest manifest, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  @Test
  void whatNoJarOffersNeedNotBeSearchedFor() throws Exception {
    Path other = jar("other.jar", manifest(), "META-INF/services/java.lang.Runnable");

    assertThat(ServiceSearches.withoutVainOnes(List.of(other, folder.resolve("missing.jar"))))
        .containsExactly("-D" + PROPERTY + "=" + SelectorProvider.provider().getClass().getName());
  }

  @Test
  void whatAJarOffersIsSearchedFor() throws Exception {
    Path other = jar("other.jar", manifest());
    Path offering = jar("offering.jar", manifest(), "META-INF/services/" + PROPERTY);

    assertThat(ServiceSearches.withoutVainOnes(List.of(other, offering))).isEmpty();
  }

  @Test
  void whatIsBehindAJarIsNotKnown() throws Exception {
    Manifest manifest = manifest();
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "more.jar");

    assertThat(ServiceSearches.withoutVainOnes(List.of(jar("first.jar", manifest)))).isEmpty();
  }

  @Test
  void whatIsSaidAlreadyIsLeftAlone() throws Exception {
    Path other = jar("other.jar", manifest());
    try {
      System.setProperty(PROPERTY, SelectorProvider.provider().getClass().getName());

      assertThat(ServiceSearches.withoutVainOnes(List.of(other))).isEmpty();
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
