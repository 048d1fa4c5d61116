package io.ponder.inference;

import io.ponder.model.SolutionType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which a strategy knows answers: from 0 in the order in which the trial first asks
 * for them, so that they tell nothing about the table.
 */
final class AnswerLabels {
  /** The table's number of each type's answer, or NO_ANSWER. */
  private final int[] answerOf;

  private final int[] labels;
  private final int[] labelled;
  private int count;

  AnswerLabels(List<SolutionType> types) {
    Map<String, Integer> answers = new HashMap<>();
    answerOf = new int[types.size()];
    for (int t = 0; t < answerOf.length; t++) {
      String answer = types.get(t).answer();
      answerOf[t] =
          answer == null
              ? Inference.NO_ANSWER
              : answers.computeIfAbsent(answer, key -> answers.size());
    }
    labels = new int[answers.size()];
    Arrays.fill(labels, Inference.NO_ANSWER);
    labelled = new int[answers.size()];
  }

  /** Starts another trial. */
  void restart() {
    for (int label = 0; label < count; label++) {
      labels[labelled[label]] = Inference.NO_ANSWER;
    }
    count = 0;
  }

  /** Returns whether solutions of a type have an answer. */
  boolean parsed(int type) {
    return answerOf[type] != Inference.NO_ANSWER;
  }

  /** Returns the trial's number of a type's answer, or NO_ANSWER. */
  int of(int type) {
    int answer = answerOf[type];
    if (answer < 0) {
      return Inference.NO_ANSWER;
    }
    int label = labels[answer];
    if (label < 0) {
      label = count++;
      labels[answer] = label;
      labelled[label] = answer;
    }
    return label;
  }
}
