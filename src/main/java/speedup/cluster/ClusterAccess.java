package speedup.cluster;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to be let into a cluster: its name, and the secret that its members share.
 *
 * <p>The secret itself never travels. Both sides make the name that Hazelcast compares out of it,
 * by HMAC-SHA-256: who lacks the secret cannot tell that name and is turned away. It is no
 * encryption: who can read the network's traffic reads the tasks, and that name.
 *
 * @param name what the cluster is called
 * @param secret what its members share; null where only this machine can reach them
 * @since 1.0
 */
public record ClusterAccess(String name, @Nullable String secret) {

  /** The name of a cluster that nobody has named. */
  public static final String DEFAULT_NAME = "speedup";

  private static final int LEAST_SECRET = 16;
  private static final String WHAT_IT_IS =
      "a secret is one line of UTF-8 text, of at least "
          + LEAST_SECRET
          + " characters; 'openssl rand -hex 32' makes a good one";

  private static final String ALGORITHM = "HmacSHA256";

  /** Checks that the name is a name and that the secret is not easily guessed. */
  public ClusterAccess {
    if (!name.matches("[\\w.-]{1,64}")) {
      throw new IllegalArgumentException(
          "a cluster's name is of letters, digits, dots, dashes and underscores, at most 64: "
              + name);
    }
    if (secret != null && (secret.length() < LEAST_SECRET || secret.lines().count() > 1)) {
      throw new IllegalArgumentException(WHAT_IT_IS);
    }
  }

  /**
   * With the secret that a file has, without the white space around it.
   *
   * @param file null for no secret
   * @throws IOException with one clear line, if it cannot be read
   * @throws IllegalArgumentException if the name or the secret is none
   */
  public static ClusterAccess of(String name, @Nullable Path file) throws IOException {
    if (file == null) {
      return new ClusterAccess(name, null);
    }
    try {
      return new ClusterAccess(name, Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": " + WHAT_IT_IS, e);
    } catch (IOException e) {
      throw new IOException("the secret's file cannot be read: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Says in one line that others than its owner can read the file of a secret, if they can. */
  public static Optional<String> warning(@Nullable Path file) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return rights.contains(PosixFilePermission.GROUP_READ)
              || rights.contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of("WARNING: others can read the secret: chmod 600 " + file)
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      // It is not there, which is told elsewhere, or the system has other rights.
      return Optional.empty();
    }
  }

  /** To a cluster of its own that nobody else gets into: with a secret made for it. */
  static ClusterAccess ofItsOwn() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new ClusterAccess(DEFAULT_NAME, HexFormat.of().formatHex(random));
  }

  /** The name by which Hazelcast tells clusters apart. */
  String clusterName() {
    if (secret == null) {
      return name;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] proof = mac.doFinal(("speedup cluster " + name).getBytes(StandardCharsets.UTF_8));
      return name + "-" + HexFormat.of().formatHex(proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** How a cluster is to be spoken of: without the secret. */
  @Override
  public String toString() {
    return "the cluster '" + name + "'" + (secret == null ? "" : " with a secret");
  }
}
