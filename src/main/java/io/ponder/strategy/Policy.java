package io.ponder.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which strategy to play by how many of some samples agree: the rule with the most votes that are
 * reached, or the first rule where none is.
 *
 * @param rules at least one, in the order of their votes
 */
public record Policy(List<Rule> rules) {
  /**
   * Checks and sorts the rules.
   *
   * @throws IllegalArgumentException if there is none, or two are for the same votes
   */
  public Policy {
    rules = rules.stream().sorted(Comparator.comparingInt(Rule::votes)).toList();
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a policy needs at least one strategy");
    }
    if (rules.stream().mapToInt(Rule::votes).distinct().count() < rules.size()) {
      throw new IllegalArgumentException("two strategies of a policy are for the same votes");
    }
  }

  /**
   * A rule.
   *
   * @param votes how many votes the most frequent answer must have at least, from 0
   * @param name the strategy's name
   * @param strategy the strategy
   */
  public record Rule(int votes, String name, Strategy strategy) {}

  /** Returns the place of the rule for a number of votes. */
  public int rule(int votes) {
    int rule = 0;
    while (rule + 1 < rules.size() && rules.get(rule + 1).votes <= votes) {
      rule++;
    }
    return rule;
  }

  /** Returns it as YAML writes it, with the strategies' names. */
  @Override
  public String toString() {
    return rules.stream()
        .map(rule -> rule.votes + ": " + rule.name)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
