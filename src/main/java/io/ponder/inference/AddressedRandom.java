package io.ponder.inference;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014)
 * that can be re-keyed without allocation: draw i from an address is output i of the generator
 * seeded with it, whichever draws were made before. Draws are made ahead in blocks, in a loop that
 * the compiler can turn into vector instructions, and the first ones of an address are held, for
 * those who start there again.
 */
public final class AddressedRandom implements UniformRandomProvider {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double ULP = 0x1.0p-53;

  /** The first block after a restart; each further one doubles, up to the size of the buffer. */
  private static final int FIRST_BLOCK = 8;

  /** The most draws that are made at once. */
  private static final int BLOCK = 256;

  /** The most draws that are held, and so the most that are {@link #ready}. */
  static final int BUFFER = 1024;

  /** (i + 1) x GAMMA: a table, because the compiler vectorises the loop over it better. */
  private static final long[] STEPS = new long[BUFFER];

  static {
    Arrays.setAll(STEPS, i -> (i + 1) * GAMMA);
  }

  private final long[] buffer = new long[BUFFER];
  private long address;

  /** The index of the first draw held. */
  private long start;

  private int position;
  private int filled;
  private int nextBlock;

  /** Creates a generator that starts at an address. */
  public AddressedRandom(long address) {
    this.address = address;
    this.nextBlock = FIRST_BLOCK;
  }

  /** Returns the address of the draws of one kind in one trial of one level. */
  static long address(long seed, long level, long trial, Draw kind) {
    return of(trialAddress(seed, level, trial), kind);
  }

  /** Returns the address of one trial, from which those of its kinds of draw follow. */
  static long trialAddress(long seed, long level, long trial) {
    return within(within(mix(seed + GAMMA), level), trial);
  }

  /**
   * Returns the address of a kind of draw. The trial's address is added at the end, so that it
   * cannot be computed back: a strategy's own coin flips tell nothing about the other draws.
   */
  static long of(long trialAddress, Draw kind) {
    return within(trialAddress, kind.code) + trialAddress;
  }

  /** Returns an address inside another one: a hash of both. */
  static long within(long address, long index) {
    return mix(address ^ mix((index + 1) * GAMMA));
  }

  /** Returns draw {@code index}, from 0, at an address: 64 random bits. */
  static long bits(long address, long index) {
    return mix(address + (index + 1) * GAMMA);
  }

  /** Returns a draw as a number in [0, 1), a multiple of 2^-53. */
  static double unit(long bits) {
    return (bits >>> 11) * ULP;
  }

  /** Returns draw {@code index}, from 0, at an address as a number in [0, 1). */
  static double unit(long address, long index) {
    return unit(bits(address, index));
  }

  /** Starts again at another address. */
  void restart(long newAddress) {
    position = 0;
    if (newAddress != address || start != 0) {
      address = newAddress;
      start = 0;
      filled = 0;
      nextBlock = FIRST_BLOCK;
    }
  }

  /** Goes to draw {@code index}, from 0, at the address of the last restart. */
  void seek(long index) {
    long at = index - start;
    if (at < 0 || at > filled) {
      start = index;
      filled = 0;
      at = 0;
    }
    position = (int) at;
  }

  @Override
  public long nextLong() {
    if (position == filled) {
      refill();
    }
    return buffer[position++];
  }

  /**
   * {@inheritDoc}
   *
   * <p>The upper 63 bits of one draw, multiplied and cut off: the probabilities of two values
   * differ by at most 2^-63, which no simulation can see, and there is no rejection to wait for.
   */
  @Override
  public int nextInt(int n) {
    if (n <= 0) {
      throw new IllegalArgumentException("the bound must be positive, found " + n);
    }
    return (int) Math.multiplyHigh(nextLong() >>> 1, 2L * n);
  }

  /**
   * Draws integers below a bound: the same as as many calls of {@link #nextInt(int)}.
   *
   * @param n the bound, positive
   * @param into receives them
   * @param first where the first goes
   * @param times how many
   */
  public void nextInts(int n, int[] into, int first, int times) {
    if (n <= 0) {
      throw new IllegalArgumentException("the bound must be positive, found " + n);
    }
    for (int next = first; next < first + times; ) {
      int block = Math.min(first + times - next, ready());
      int from = take(block);
      long[] bits = buffer;
      for (int i = 0; i < block; i++) {
        into[next + i] = (int) Math.multiplyHigh(bits[from + i] >>> 1, 2L * n);
      }
      next += block;
    }
  }

  /** Returns how many draws are ready in the {@link #buffer}, at least 1. */
  int ready() {
    if (position == filled) {
      refill();
    }
    return filled - position;
  }

  /** Returns the draws made ahead, for loops that take many at once. */
  long[] buffer() {
    return buffer;
  }

  /** Takes draws that are ready and returns where in the buffer they begin. */
  int take(int draws) {
    int from = position;
    position += draws;
    return from;
  }

  private void refill() {
    if (filled + nextBlock > BUFFER) {
      start += filled;
      position = 0;
      filled = 0;
    }
    fill(buffer, address + start * GAMMA, filled, filled + nextBlock);
    filled += nextBlock;
    nextBlock = Math.min(BLOCK, 2 * nextBlock);
  }

  private static void fill(long[] buffer, long state, int from, int to) {
    for (int i = from; i < to; i++) {
      long z = state + STEPS[i];
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      buffer[i] = z ^ (z >>> 31);
    }
  }

  /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
