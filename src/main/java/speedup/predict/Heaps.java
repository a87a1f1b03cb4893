package speedup.predict;

/**
 * Several heaps of the same capacity in common arrays: each gives the item of its smallest key. An
 * item of which the heap was {@linkplain #poll polled} leaves a hole at the top until the next
 * call; to fill it costs half of what removing and adding do, and a worker that ends a task mostly
 * begins the next one.
 *
 * <p>Four children a node: a million nodes are ten levels, and siblings lie in one cache line.
 */
final class Heaps {

  private static final int CHILDREN = 4;

  private final int capacity;
  private final double[] keys;
  private final int[] items;
  private final int[] sizes;
  private final boolean[] holes;

  Heaps(int heaps, int capacity) {
    this.capacity = capacity;
    keys = new double[Math.multiplyExact(heaps, capacity)];
    items = new int[keys.length];
    sizes = new int[heaps];
    holes = new boolean[heaps];
  }

  /** How many items a heap has, without one that was polled. */
  int size(int heap) {
    return holes[heap] ? sizes[heap] - 1 : sizes[heap];
  }

  void add(int heap, double key, int item) {
    if (holes[heap]) {
      holes[heap] = false;
      sink(heap, key, item);
    } else {
      swim(heap, sizes[heap]++, key, item);
    }
  }

  /** The smallest key; infinite if there is none. */
  double least(int heap) {
    fill(heap);
    return sizes[heap] == 0 ? Double.POSITIVE_INFINITY : keys[heap * capacity];
  }

  /** Takes the item of the smallest key; there must be one. */
  int poll(int heap) {
    fill(heap);
    holes[heap] = true;
    return items[heap * capacity];
  }

  private void fill(int heap) {
    if (holes[heap]) {
      holes[heap] = false;
      int last = heap * capacity + --sizes[heap];
      if (sizes[heap] > 0) {
        sink(heap, keys[last], items[last]);
      }
    }
  }

  private void swim(int heap, int from, double key, int item) {
    int base = heap * capacity;
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / CHILDREN;
      if (keys[base + parent] <= key) {
        break;
      }
      keys[base + place] = keys[base + parent];
      items[base + place] = items[base + parent];
      place = parent;
    }
    keys[base + place] = key;
    items[base + place] = item;
  }

  private void sink(int heap, double key, int item) {
    int base = heap * capacity;
    int size = sizes[heap];
    int place = 0;
    while (true) {
      int first = place * CHILDREN + 1;
      if (first >= size) {
        break;
      }
      int least = first;
      int end = Math.min(first + CHILDREN, size);
      for (int child = first + 1; child < end; child++) {
        if (keys[base + child] < keys[base + least]) {
          least = child;
        }
      }
      if (keys[base + least] >= key) {
        break;
      }
      keys[base + place] = keys[base + least];
      items[base + place] = items[base + least];
      place = least;
    }
    keys[base + place] = key;
    items[base + place] = item;
  }
}
