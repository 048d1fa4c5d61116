package io.ponder.strategy;

import io.ponder.inference.ExpectedCalls;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Model;
import io.ponder.model.SolutionType;
import io.ponder.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One problem as a law sees it: a table and P(a sample is correct). No strategy ever sees it.
 *
 * @param model the model, whose success rate is not looked at
 * @param rate P(a generated solution is correct), in [0, 1]
 */
public record Problem(Model model, double rate) {
  /** Returns the table. */
  public Table table() {
    return model.table();
  }

  /** Returns the costs. */
  public Costs costs() {
    return model.costs();
  }

  /** Returns the solution types. */
  public List<SolutionType> types() {
    return table().types();
  }

  /** Returns P(a sample has a type). */
  public double probability(int type) {
    SolutionType of = types().get(type);
    return of.share() * (of.correct() ? rate : 1 - rate);
  }

  /** Returns P(a sample has each type). */
  public double[] probabilities() {
    double[] probabilities = new double[types().size()];
    for (int type = 0; type < probabilities.length; type++) {
      probabilities[type] = probability(type);
    }
    return probabilities;
  }

  /**
   * An answer and how it is given.
   *
   * @param probability P(a solution gives it), above 0
   * @param correct whether it is
   */
  public record Answer(double probability, boolean correct) {}

  private static final Comparator<Answer> LIKELIEST_FIRST =
      (a, b) ->
          a.probability == b.probability
              ? Boolean.compare(b.correct, a.correct)
              : Double.compare(b.probability, a.probability);

  /** Returns the answers that samples give, the likeliest first, whatever types give them. */
  public List<Answer> answers() {
    return answers(probabilities());
  }

  /**
   * Returns the answers of solutions, the likeliest first, whatever types give them.
   *
   * @param probabilities how likely each type is
   */
  public List<Answer> answers(double[] probabilities) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (int type = 0; type < types().size(); type++) {
      SolutionType of = types().get(type);
      if (of.answer() != null) {
        answers.merge(
            of.answer(),
            new Answer(probabilities[type], of.correct()),
            (a, b) -> new Answer(a.probability + b.probability, a.correct));
      }
    }
    List<Answer> given = new ArrayList<>(answers.values());
    given.removeIf(answer -> answer.probability == 0);
    given.sort(LIKELIEST_FIRST);
    return given;
  }

  /**
   * Returns P(a solution has no answer), correct or not.
   *
   * @param probabilities how likely each type is
   */
  public double withoutAnswer(double[] probabilities) {
    double without = 0;
    for (int type = 0; type < probabilities.length; type++) {
      without += types().get(type).answer() == null ? probabilities[type] : 0;
    }
    return without;
  }

  /** Whether some samples are correct without an answer, for which no vote counts. */
  public boolean correctUnparsed() {
    return types().stream().anyMatch(type -> type.correct() && type.answer() == null);
  }

  /** Returns P(a sample is wrong and has no answer). */
  public double unparsed() {
    double unparsed = 0;
    for (int type = 0; type < types().size(); type++) {
      SolutionType of = types().get(type);
      unparsed += !of.correct() && of.answer() == null ? probability(type) : 0;
    }
    return unparsed;
  }

  /** Returns P(a sample is wrong and has an answer). */
  public double wrong() {
    double wrong = 0;
    for (int type = 0; type < types().size(); type++) {
      SolutionType of = types().get(type);
      wrong += !of.correct() && of.answer() != null ? probability(type) : 0;
    }
    return wrong;
  }

  /** Returns the share of the wrong samples that have an answer; 1 where none is wrong. */
  public double parsedShare() {
    double all = wrong() + unparsed();
    return all > 0 ? wrong() / all : 1;
  }

  /** Returns how many units of a price in ticks a budget in calls pays for. */
  public long affordable(long budget, long ticks) {
    return budget * costs().ticksPerCall() / ticks;
  }

  /** Returns the ticks of a sample and its score. */
  public long scoredTicks() {
    return (long) costs().ticks(Call.GENERATE) + costs().ticks(Call.VERIFY);
  }

  /** Returns an empty sum of expected calls. */
  public ExpectedCalls calls() {
    return new ExpectedCalls(costs(), rate);
  }
}
