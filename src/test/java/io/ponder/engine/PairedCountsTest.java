package io.ponder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts of pairs, taken 64 trials at a time, are what counting one trial at a time gives. */
class PairedCountsTest {
  private static final int CONTESTANTS = 4;
  private static final int BUDGETS = 3;

  @Test
  void sameAsCountingOneByOne() {
    Random random = new Random(5);
    PairedCounts sum = new PairedCounts(CONTESTANTS, BUDGETS);
    PairedCounts part = new PairedCounts(CONTESTANTS, BUDGETS);
    long[][][][] expected = new long[CONTESTANTS][CONTESTANTS][BUDGETS][4];
    boolean[] open = {true, true, true, true};
    for (int block = 0; block < 40; block++) {
      open[2] = block < 25;
      for (int trial = random.nextInt(150); trial > 0; trial--) {
        boolean[][] right = new boolean[CONTESTANTS][BUDGETS];
        for (int c = 0; c < CONTESTANTS; c++) {
          for (int b = 0; open[c] && b < BUDGETS; b++) {
            right[c][b] = random.nextDouble() < 0.2 + 0.2 * c;
            if (right[c][b]) {
              part.correct(c, b);
            }
          }
        }
        count(expected, right, open);
        part.endTrial(open);
      }
      part.flush(open);
      sum.take(part);
    }
    for (int left = 0; left < CONTESTANTS; left++) {
      for (int right = left + 1; right < CONTESTANTS; right++) {
        for (int b = 0; b < BUDGETS; b++) {
          long[] e = expected[left][right][b];
          assertThat(sum.sample(left, right, b))
              .isEqualTo(new PairedSample(e[0], e[1], e[2], e[3]));
          assertThat(part.sample(left, right, b)).isEqualTo(new PairedSample(0, 0, 0, 0));
        }
      }
    }
    assertThat(sum.sample(0, 2, 0).trials()).isLessThan(sum.sample(0, 1, 0).trials());
  }

  private static void count(long[][][][] expected, boolean[][] right, boolean[] open) {
    for (int x = 0; x < CONTESTANTS; x++) {
      for (int y = x + 1; y < CONTESTANTS; y++) {
        for (int b = 0; open[x] && open[y] && b < BUDGETS; b++) {
          expected[x][y][b][0]++;
          expected[x][y][b][1] += right[x][b] && right[y][b] ? 1 : 0;
          expected[x][y][b][2] += right[x][b] && !right[y][b] ? 1 : 0;
          expected[x][y][b][3] += !right[x][b] && right[y][b] ? 1 : 0;
        }
      }
    }
  }
}
