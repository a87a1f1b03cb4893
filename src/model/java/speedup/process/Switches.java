package speedup.process;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pastalab.fray.core.ThreadContext;
import org.pastalab.fray.rmi.ScheduleObserver;
import org.pastalab.fray.rmi.TestStatusObserver;

/** Remembers where threads were made to stop, and which one went on instead, up to a violation. */
final class Switches implements ScheduleObserver<ThreadContext>, TestStatusObserver {

  private static final int REMEMBERED = 12;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final Deque<String> last = new ArrayDeque<>();
  private boolean violated;

  /** In words, the oldest first. */
  List<String> inOrder() {
    return List.copyOf(last);
  }

  @Override
  public void onExecutionStart() {
    last.clear();
    violated = false;
  }

  @Override
  public void onReportError(Throwable thrown) {
    violated = true;
  }

  @Override
  public void onExecutionDone(@Nullable Throwable violation) {}

  @Override
  public void saveToReportFolder(Path folder) {}

  @Override
  public void onNewSchedule(Collection<? extends ThreadContext> all, ThreadContext scheduled) {}

  @Override
  public void onContextSwitch(ThreadContext current, ThreadContext next) {
    if (violated) {
      return;
    }
    if (last.size() == REMEMBERED) {
      last.removeFirst();
    }
    last.addLast(
        "%-23s stops at %s; %s goes on"
            .formatted(current.getThread().getName(), place(current), next.getThread().getName()));
  }

  /** Where a thread is in our code. */
  private static String place(ThreadContext context) {
    Thread thread = context.getThread();
    Optional<StackTraceElement> own =
        thread.equals(Thread.currentThread())
            ? WALKER.walk(frames ->
                frames
                    .filter(frame -> isOwn(frame.getClassName()))
                    .findFirst()
                    .map(StackWalker.StackFrame::toStackTraceElement))
            : Stream.of(thread.getStackTrace())
                .filter(frame -> isOwn(frame.getClassName()))
                .findFirst();
    return own.map(frame ->
            frame.getFileName().replace(".java", "")
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber())
        .orElse("its end");
  }

  private static boolean isOwn(String type) {
    return type.startsWith("speedup.") && !type.equals(Switches.class.getName());
  }
}
