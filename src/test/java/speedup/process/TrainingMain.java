package speedup.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** A program that trains a cache on tasks of its own and then uses it. */
final class TrainingMain {

  /** A class that only the tasks need, and not the pool. */
  record Needed(String text) {}

  record Work(String text, double number, boolean fails) implements SerializableCallable<String> {
    @Override
    public String call() {
      if (fails) {
        throw new IllegalStateException("fails");
      }
      return new Needed(text + number).text();
    }
  }

  private TrainingMain() {}

  /** Says where the caches come from, and from where a worker has the task's classes. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    WorkerCache general = WorkerCache.prepare(folder);
    List<Callable<String>> tasks =
        Collections.nCopies(5, new Work("text", 1, Boolean.parseBoolean(arguments[1])));
    WorkerCache trained = WorkerCache.train(folder, tasks);
    System.out.println("trained " + trained.isTrained());
    System.out.println("general " + trained.files().equals(general.files()));
    System.out.println(
        "found " + WorkerCache.find(folder, Work.class).files().equals(trained.files()));
    System.out.println("other " + WorkerCache.find(folder, String.class).isTrained());
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .cache(trained)
            .jvmOptions("-Xlog:class+load,cds,aot")
            .output(line -> {
              if (line.contains("always map archive(s) at an alternative address")) {
                System.out.println("every address is made another one");
              }
              if (line.contains(Needed.class.getName() + " ")) {
                System.out.println(line.replaceFirst(".* source: ", "source "));
              }
            })
            .build()) {
      System.out.println(pool.submit(new Work("result ", 2, false)).get());
    }
  }
}
