package speedup.batch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import speedup.process.SerializableCallable;

/**
 * Asks a member of a cluster whether it reaches a flag site; it answers why not, in words, or
 * nothing if it does.
 */
record SiteLook(URI site) implements SerializableCallable<String> {

  private static final int PATIENCE = (int) Duration.ofSeconds(3).toMillis();

  @Override
  public String call() {
    try {
      HttpURLConnection connection = (HttpURLConnection) site.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      connection.setInstanceFollowRedirects(false);
      // Whatever it answers, somebody is there; what the site has is checked by what is measured.
      int unused = connection.getResponseCode();
      connection.disconnect();
      return "";
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
