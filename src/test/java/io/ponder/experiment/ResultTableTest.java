package io.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void rowsAreAsLongAsTheHeader() {
    ResultTable table = new ResultTable(List.of("path"), List.of("level", "accuracy"));
    table.add(List.of("0.5"), List.of("easy", "0.7"));

    assertThat(table.lines())
        .containsExactly(List.of("path", "level", "accuracy"), List.of("0.5", "easy", "0.7"));
    assertThatThrownBy(() -> table.add(List.of(), List.of("easy", "0.7")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
