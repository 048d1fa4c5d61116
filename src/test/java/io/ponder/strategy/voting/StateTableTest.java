package io.ponder.strategy.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table does what a map does that keeps the order of insertion. */
class StateTableTest {
  /**
   * Few bits in a word, so that many states come again, and in the last word, so that all count.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void sumsLikeAMap(int words) {
    SplittableRandom random = new SplittableRandom(words);
    StateTable table = new StateTable(words);
    // Twice: a table that was cleared is as good as new.
    for (int bits : new int[] {24 / words + 1, 16 / words + 1}) {
      table.clear();
      Map<List<Long>, Double> map = new LinkedHashMap<>();
      for (int i = 0; i < 30_000; i++) {
        long[] state =
            LongStream.range(0, words)
                .map(word -> random.nextLong(1L << bits) << ((64 - bits) * (word % 2)))
                .toArray();
        double probability = random.nextDouble();
        table.add(state, probability);
        map.merge(LongStream.of(state).boxed().toList(), probability, Double::sum);
        Arrays.fill(state, -1);
      }
      assertThat(map.size()).as("states").isBetween(1000, 29_999);
      assertThat(table.size()).isEqualTo(map.size());
      int index = 0;
      long[] state = new long[words];
      for (Map.Entry<List<Long>, Double> entry : map.entrySet()) {
        table.copy(index, state);
        assertThat(LongStream.of(state).boxed().toList()).isEqualTo(entry.getKey());
        assertThat(table.probability(index)).isEqualTo(entry.getValue());
        index++;
      }
    }
  }
}
