package io.ponder.strategy.voting;

import java.util.Arrays;

/**
 * Sums of probabilities by state, a state being as many longs as all others have. States keep the
 * order in which they first came, so what is summed over them does not depend on how they are
 * found: open addressing with linear probing, in flat arrays.
 */
final class StateTable {
  private static final int FEWEST_STATES = 64;

  private final int words;
  private long[] states;
  private double[] probabilities = new double[FEWEST_STATES];

  /** Where a state may be, plus 1; 0 is free. At least two for each state. */
  private int[] slots = new int[2 * FEWEST_STATES];

  private int size;

  /**
   * Creates an empty table.
   *
   * @param words the longs of a state
   */
  StateTable(int words) {
    this.words = words;
    states = new long[words * FEWEST_STATES];
  }

  int size() {
    return size;
  }

  /** Returns the sum of the state that came as number {@code index}, from 0. */
  double probability(int index) {
    return probabilities[index];
  }

  /** Copies the state that came as number {@code index}, from 0. */
  void copy(int index, long[] state) {
    System.arraycopy(states, index * words, state, 0, words);
  }

  /** Adds to the sum of a state. */
  void add(long[] state, double probability) {
    int slot = find(state, 0);
    if (slots[slot] == 0) {
      if (size == probabilities.length) {
        grow();
        slot = find(state, 0);
      }
      System.arraycopy(state, 0, states, size * words, words);
      probabilities[size] = 0;
      slots[slot] = ++size;
    }
    probabilities[slots[slot] - 1] += probability;
  }

  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** Returns the slot of the state that starts at a word, or the free one that it may have. */
  private int find(long[] of, int from) {
    int slot = hash(of, from) & (slots.length - 1);
    while (slots[slot] != 0 && !same(of, from, slots[slot] - 1)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean same(long[] of, int from, int index) {
    for (int word = 0; word < words; word++) {
      if (of[from + word] != states[index * words + word]) {
        return false;
      }
    }
    return true;
  }

  /** Multiplies and folds each word: states that differ in a few bits are spread over all slots. */
  private int hash(long[] of, int from) {
    long hash = 0;
    for (int word = from; word < from + words; word++) {
      hash = (hash ^ of[word]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  private void grow() {
    int capacity = 2 * probabilities.length;
    states = Arrays.copyOf(states, Math.multiplyExact(words, capacity));
    probabilities = Arrays.copyOf(probabilities, capacity);
    slots = new int[2 * capacity];
    for (int index = 0; index < size; index++) {
      // No two are the same, so this is a free one.
      slots[find(states, index * words)] = index + 1;
    }
  }
}
