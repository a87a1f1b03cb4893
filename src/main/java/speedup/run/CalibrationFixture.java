package speedup.run;

import java.util.List;
import java.util.function.DoubleSupplier;
import speedup.environment.FixedWork;

/** Keeps how long this machine takes for its fixed work before the first fork of a run. */
public final class CalibrationFixture implements Fixture {

  private final DoubleSupplier work;

  /** The fixed work of every run. */
  public CalibrationFixture() {
    this(FixedWork::seconds);
  }

  CalibrationFixture(DoubleSupplier work) {
    this.work = work;
  }

  @Override
  public Prepared prepare(Plan plan) {
    return new Prepared() {
      @Override
      public List<JournalEntry> entries(List<JournalEntry> earlier) {
        return List.of(new JournalEntry.Calibration(work.getAsDouble()));
      }
    };
  }
}
