package speedup.cluster;

import java.nio.file.Path;
import java.util.List;
import speedup.ShortJvm;
import speedup.process.SerializableCallable;

/** A program that makes a cache for members, and starts some with it. */
final class MemberCacheMain {

  record Doubled(long number) implements SerializableCallable<Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public Long call() {
      return 2 * number;
    }
  }

  private MemberCacheMain() {}

  /** Says what was found, and has its members log where their classes come from. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    System.out.println("before " + !MemberCache.find(folder).isEmpty());
    MemberCache cache = MemberCache.prepare(folder);
    System.out.println("prepared " + !cache.isEmpty());
    System.out.println("again " + MemberCache.prepare(folder).options().equals(cache.options()));
    List<String> options =
        List.of(ShortJvm.OPTIONS.getFirst(), "-Xlog:class+load:file=" + arguments[1] + "/%p.log");
    try (OwnMembers members = OwnMembers.start(2, options, cache);
        Line line = HazelcastLine.connect(members.access(), members.addresses(), Engine.SILENCE);
        ClusterPool pool = new ClusterPool(line, 2, () -> {})) {
      System.out.println("result " + pool.submit(new Doubled(21)).get());
    }
    cache.drop();
    System.out.println("dropped " + MemberCache.find(folder).isEmpty());
  }
}
