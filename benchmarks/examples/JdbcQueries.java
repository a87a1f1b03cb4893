import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import speedup.workload.Answers;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * Queries a database over five connections: 20 workers can be no faster than five. It needs
 * --class-path h2.jar.
 */
public record JdbcQueries(int queries, int connections) implements Workload<Long> {

  /** 60 queries over 5 connections, unless -p queries=… or -p connections=… say otherwise. */
  public JdbcQueries() {
    this(60, 5);
  }

  /** Made once a JVM, by the first task there: a worker process has a database of its own. */
  private static final class Pool {

    static BlockingQueue<Connection> connections;

    static synchronized BlockingQueue<Connection> of(int size) throws Exception {
      if (connections == null) {
        connections = new ArrayBlockingQueue<>(size);
        Driver h2 = (Driver) Class.forName("org.h2.Driver").getConstructor().newInstance();
        while (connections.remainingCapacity() > 0) {
          connections.add(h2.connect("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", new Properties()));
        }
        try (Statement statement = connections.peek().createStatement()) {
          statement.execute("CREATE ALIAS SLEEP FOR \"java.lang.Thread.sleep(long)\"");
          statement.execute("CREATE TABLE shop AS SELECT x, x / 100 c FROM system_range(1, 6000)");
        }
      }
      return connections;
    }
  }

  record Query(int customer, int connections) implements Task<Long> {

    @Override
    public Long call() throws Exception {
      BlockingQueue<Connection> pool = Pool.of(connections);
      Connection connection = pool.take();
      try (Statement statement = connection.createStatement()) {
        statement.execute("CALL SLEEP(10)"); // the disk and the network of a real one
        ResultSet sum = statement.executeQuery("SELECT SUM(x) FROM shop WHERE c = " + customer);
        sum.next();
        return sum.getLong(1);
      } finally {
        pool.add(connection);
      }
    }
  }

  @Override
  public List<Query> tasks() {
    return IntStream.range(0, queries).mapToObj(i -> new Query(i % 59 + 1, connections)).toList();
  }

  @Override
  public void check(List<? extends Long> results) throws WrongAnswerException {
    Answers.checkEach(tasks(), results, query -> 10_000L * query.customer() + 4_950);
  }

  @Override
  public boolean computes() {
    return false;
  }
}
