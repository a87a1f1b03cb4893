package speedup.cluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Limits;

/**
 * The classes that clients have handed over to a member, each bundle under its digest and with a
 * loader of its own. Kept in a folder that goes when the store is closed.
 */
final class CodeStore implements AutoCloseable {

  /** The member's own classes alone. */
  static final String NONE = "";

  private final Code own = Code.of(CodeStore.class.getClassLoader());
  private final Map<String, Code> known = new ConcurrentHashMap<>();
  private @Nullable Path folder;

  CodeStore() {
    known.put(NONE, own);
  }

  /** Classes, and what may be read of them. */
  record Code(ClassLoader classes, Admission admission) {

    static Code of(ClassLoader classes) {
      return new Code(classes, Admission.of(Limits.DEFAULT, classes));
    }
  }

  /** Tells the workload's classes from all others. */
  static final class Loader extends URLClassLoader {

    Loader(String name, URL[] urls, ClassLoader parent) {
      super(name, urls, parent);
    }
  }

  /** The member's own classes. */
  Code own() {
    return own;
  }

  /** What was handed over under a digest; null if nothing was. */
  @Nullable Code find(String digest) {
    return known.get(digest);
  }

  /** Takes a bundle, as {@link CodeBundle} writes it. */
  synchronized void take(DataInputStream in) throws IOException {
    byte[] bundle = Wire.read(in);
    String digest = CodeBundle.digest(bundle);
    if (known.containsKey(digest)) {
      return;
    }
    if (folder == null) {
      folder = Files.createTempDirectory("speedup-member");
    }
    List<URL> urls = new ArrayList<>();
    DataInputStream jars = Wire.open(bundle);
    int count = jars.readInt();
    for (int i = 0; i < count; i++) {
      Path jar = folder.resolve(digest + "-" + i + ".jar");
      Files.write(jar, Wire.read(jars));
      urls.add(jar.toUri().toURL());
    }
    known.put(digest, Code.of(new Loader("workload", urls.toArray(new URL[0]), own.classes())));
  }

  @Override
  public synchronized void close() {
    for (Code code : known.values()) {
      if (code.classes() instanceof Loader loader) {
        try {
          loader.close();
        } catch (IOException e) {
          // The JVM ends, and closes the files.
        }
      }
    }
    if (folder != null) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(one);
        }
      } catch (IOException e) {
        // It is a temporary folder: the system clears it away.
      }
    }
  }
}
