package speedup.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a client and a member say to each other, as bytes. */
final class Wire {

  /** A client asks for this. */
  static final byte WORK = 0;

  static final byte SPLIT = 1;
  static final byte CANCEL = 2;
  static final byte CODE = 3;
  static final byte PING = 4;
  static final byte LEAVE_OUT = 5;
  static final byte ASK = 6;

  /** A member answers this to {@link #WORK}. */
  static final byte DONE = 0;

  static final byte NEEDS_CODE = 1;

  /** How a task is to be run. */
  static final byte CALL = 0;

  static final byte RUN = 1;

  /** What has become of it. */
  static final byte VALUE = 0;

  static final byte NOTHING = 1;
  static final byte FAILURE = 2;

  private static final byte[] NONE = {};

  private Wire() {}

  /** A task on its way. */
  static final class Item {

    private final byte kind;
    private final byte[] task;

    Item(byte kind, byte[] task) {
      this.kind = kind;
      this.task = task;
    }

    byte kind() {
      return kind;
    }

    byte[] task() {
      return task;
    }
  }

  /** What has become of one task of a chunk. */
  static final class Outcome {

    private final int index;
    private final byte kind;
    private final byte[] content;

    Outcome(int index, byte kind, byte[] content) {
      this.index = index;
      this.kind = kind;
      this.content = content;
    }

    /** The task's place in the chunk. */
    int index() {
      return index;
    }

    byte kind() {
      return kind;
    }

    byte[] content() {
      return content;
    }

    static Outcome nothing(int index) {
      return new Outcome(index, NOTHING, NONE);
    }
  }

  /**
   * A chunk of tasks.
   *
   * @param id tells it from others, of any client
   * @param code which bundle of classes its tasks need; empty for none
   */
  record Work(long id, String code, List<Item> items) {}

  /**
   * What has become of some tasks.
   *
   * @param nanos how long the chunk has taken
   * @param notBegun the places of tasks that the member has given up
   */
  record Answer(byte status, long nanos, List<Outcome> outcomes, List<Integer> notBegun) {}

  /** Writes something into bytes. */
  @FunctionalInterface
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  static DataInputStream open(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  static byte[] work(Work work) {
    return bytes(out -> {
      out.write(WORK);
      out.writeLong(work.id());
      out.writeUTF(work.code());
      out.writeInt(work.items().size());
      for (Item item : work.items()) {
        out.write(item.kind());
        write(item.task(), out);
      }
    });
  }

  static Work readWork(DataInputStream in) throws IOException {
    long id = in.readLong();
    String code = in.readUTF();
    int count = in.readInt();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(new Item(in.readByte(), read(in)));
    }
    return new Work(id, code, items);
  }

  /** Has a member call something at once, whatever its tasks do. */
  static byte[] ask(byte[] question) {
    return bytes(out -> {
      out.write(ASK);
      write(question, out);
    });
  }

  static byte[] about(byte verb, long id, int index) {
    return bytes(out -> {
      out.write(verb);
      out.writeLong(id);
      out.writeInt(index);
    });
  }

  static byte[] answer(Answer answer) {
    return bytes(out -> {
      out.write(answer.status());
      out.writeLong(answer.nanos());
      out.writeInt(answer.outcomes().size());
      for (Outcome outcome : answer.outcomes()) {
        out.writeInt(outcome.index());
        out.write(outcome.kind());
        write(outcome.content(), out);
      }
      out.writeInt(answer.notBegun().size());
      for (int index : answer.notBegun()) {
        out.writeInt(index);
      }
    });
  }

  static Answer readAnswer(byte[] bytes) throws IOException {
    DataInputStream in = open(bytes);
    byte status = in.readByte();
    long nanos = in.readLong();
    int count = in.readInt();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(new Outcome(in.readInt(), in.readByte(), read(in)));
    }
    int left = in.readInt();
    List<Integer> notBegun = new ArrayList<>();
    for (int i = 0; i < left; i++) {
      notBegun.add(in.readInt());
    }
    return new Answer(status, nanos, outcomes, notBegun);
  }

  static void write(byte[] part, DataOutputStream out) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
