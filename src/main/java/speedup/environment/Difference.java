package speedup.environment;

/**
 * One way in which two environments are not the same.
 *
 * @param part what it is about
 * @param name how a reader calls the figure
 * @param then the earlier value
 * @param now the later value
 */
public record Difference(Fingerprint.Part part, String name, String then, String now) {

  /** Says it in words, such as {@code JDK 21.0.2 then, 25.0.3 now}. */
  @Override
  public String toString() {
    return name + " " + then + " then, " + now + " now";
  }
}
