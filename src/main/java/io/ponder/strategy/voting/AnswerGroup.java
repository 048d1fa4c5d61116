package io.ponder.strategy.voting;

import io.ponder.strategy.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers that nothing tells apart.
 *
 * @param probability P(a sample gives one of them), for each, above 0
 * @param correct whether they are
 * @param answers how many they are
 */
record AnswerGroup(double probability, boolean correct, int answers) {
  /** Returns the groups of answers that are in order, the likeliest first. */
  static List<AnswerGroup> of(List<Problem.Answer> answers) {
    List<AnswerGroup> groups = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= answers.size(); i++) {
      Problem.Answer one = answers.get(first);
      if (i == answers.size()
          || answers.get(i).probability() != one.probability()
          || answers.get(i).correct() != one.correct()) {
        groups.add(new AnswerGroup(one.probability(), one.correct(), i - first));
        first = i;
      }
    }
    return groups;
  }
}
