package speedup.environment;

import java.util.Set;

/**
 * One way in which two environments are not the same.
 *
 * @param part what it is about
 * @param name how a reader calls the figure
 * @param then the earlier value
 * @param now the later value
 */
public record Difference(Fingerprint.Part part, String name, String then, String now) {

  /** What an update changes of a machine that remains the same. */
  private static final Set<String> RENEWED = Set.of("kernel", "operating system");

  /** Whether the machine is another one, and not only renewed. */
  public boolean isOfTheMachine() {
    return part == Fingerprint.Part.MACHINE && !isRenewal();
  }

  /** Whether it is what an update changes of a machine: its kernel, its operating system. */
  public boolean isRenewal() {
    return RENEWED.contains(name);
  }

  /** Says it in words, such as {@code JDK 21.0.2 then, 25.0.3 now}. */
  @Override
  public String toString() {
    return name + " " + then + " then, " + now + " now";
  }
}
