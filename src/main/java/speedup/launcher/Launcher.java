package speedup.launcher;

/** Placeholder until the real launcher. */
public final class Launcher {

  private Launcher() {}

  /** Runs. */
  public static void main(String[] args) {
    System.out.println("speedup");
  }
}
