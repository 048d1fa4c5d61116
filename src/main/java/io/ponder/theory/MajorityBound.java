package io.ponder.theory;

import io.ponder.strategy.Problem;
import io.ponder.strategy.Problem.Answer;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.voting.MajorityVote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A majority vote converges exponentially where the most likely answer is the correct one: {@code
 * P(fail) <= |A| exp(-N delta^2/2)}, with delta the lead of the correct answer's probability over
 * the likeliest wrong one's and A the answers (arXiv:2408.00724). Unparsed samples do not vote.
 */
public final class MajorityBound implements Bound {
  private static final long MOST_TRIES = 2_000;

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public String text() {
    return "P(fail) <= |A| exp(-N delta^2/2)";
  }

  @Override
  public String source() {
    return "arXiv:2408.00724";
  }

  /**
   * Returns the natural logarithm of the bound.
   *
   * @param answers how many answers there are, at least 1
   * @param delta the lead of the correct answer, above 0, at most 1
   * @param n votes, at least 1
   */
  public static double logFailure(int answers, double delta, long n) {
    return Math.log(answers) - n * delta * delta / 2;
  }

  private static double likeliest(List<Answer> answers, boolean correct) {
    return answers.stream()
        .filter(answer -> answer.correct() == correct)
        .mapToDouble(Answer::probability)
        .max()
        .orElse(0);
  }

  private static double lead(List<Answer> answers) {
    return likeliest(answers, true) - likeliest(answers, false);
  }

  @Override
  public Optional<Claim> at(Problem problem, Strategy strategy, long budget) {
    if (!(strategy instanceof MajorityVote)) {
      return Optional.empty();
    }
    List<Answer> answers = problem.answers();
    double delta = lead(answers);
    Map<Assumption, Double> assumptions = Map.of(Assumption.DELTA, delta);
    return Optional.of(
        delta > 0
            ? Claim.holds(Size.of(budget), assumptions, logFailure(answers.size(), delta, budget))
            : Claim.fails(
                Size.of(budget),
                assumptions,
                String.format(
                    Locale.ROOT,
                    "a wrong answer is no less likely than the correct one (%.4g against %.4g)",
                    likeliest(answers, false),
                    likeliest(answers, true))));
  }

  @Override
  public Optional<Guarantee> guarantee(Problem problem, Strategy strategy, double failure) {
    List<Answer> answers = problem.answers();
    double delta = lead(answers);
    double votes = Math.ceil(2 * Math.log(answers.size() / failure) / (delta * delta));
    return strategy instanceof MajorityVote && delta > 0 && votes < Long.MAX_VALUE
        ? Optional.of(
            new Guarantee(strategy, Size.of((long) Math.max(1, votes)), n -> n, MOST_TRIES))
        : Optional.empty();
  }
}
