package speedup.predict;

import java.util.Arrays;

/** When the next thing happens at each of some places: a heap in which a place can be moved. */
final class Calendar {

  private final double[] times;
  private final int[] heap;
  private final int[] positions;

  /** Creates a calendar in which nothing ever happens. */
  Calendar(int places) {
    times = new double[places];
    Arrays.fill(times, Double.POSITIVE_INFINITY);
    heap = new int[places];
    positions = new int[places];
    for (int place = 0; place < places; place++) {
      heap[place] = place;
      positions[place] = place;
    }
  }

  /** Where something happens first. */
  int first() {
    return heap[0];
  }

  /** When something happens first; infinite if nothing does. */
  double time() {
    return times[heap[0]];
  }

  /** Says when something happens at a place; infinite for never. */
  void set(int place, double time) {
    times[place] = time;
    int position = positions[place];
    while (position > 0 && times[heap[(position - 1) / 2]] > time) {
      put(heap[(position - 1) / 2], position);
      position = (position - 1) / 2;
    }
    while (true) {
      int child = 2 * position + 1;
      if (child >= heap.length) {
        break;
      }
      if (child + 1 < heap.length && times[heap[child + 1]] < times[heap[child]]) {
        child++;
      }
      if (times[heap[child]] >= time) {
        break;
      }
      put(heap[child], position);
      position = child;
    }
    put(place, position);
  }

  private void put(int place, int position) {
    heap[position] = place;
    positions[place] = position;
  }
}
