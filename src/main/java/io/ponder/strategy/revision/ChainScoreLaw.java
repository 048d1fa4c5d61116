package io.ponder.strategy.revision;

import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.Verifier;
import io.ponder.strategy.Problem;
import io.ponder.strategy.selection.ScoreLaw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The law of the highest score of chains of revisions: that it is at a place, and all other scores
 * below, is a product of matrices along the chain, summed over {@linkplain ScoreLaw places}.
 */
final class ChainScoreLaw {
  /** Multiplications beyond which sampling is cheaper. */
  private static final double MOST_WORK = 1e9;

  /** The rounding of a place, 1e-16, is multiplied by the number of scores. */
  private static final long MOST_SCORES = 50_000;

  private final List<SolutionType> types;
  private final Revision revision;
  private final int size;

  /** P(a candidate of the chain has a type and all scores before are below). */
  private final double[][] reached;

  /** P(a score is at the place under way, lower or higher), by type. */
  private final double[] here;

  private final double[] below;
  private final double[] above;

  private ChainScoreLaw(Problem problem, Revision revision, int depth) {
    this.types = problem.types();
    this.revision = revision;
    size = types.size();
    reached = new double[depth][size];
    reached[0] = problem.probabilities();
    here = new double[size];
    below = new double[size];
    above = new double[size];
  }

  /** Returns how likely the choice has each type, or empty if it takes too long. */
  static Optional<double[]> choice(
      Problem problem, Revision revision, Verifier verifier, long chains, long depth) {
    long scores = chains * depth;
    if (scores > MOST_SCORES) {
      return Optional.empty();
    }
    List<ScoreLaw.Place> places = ScoreLaw.places(verifier, (double) scores);
    int size = problem.types().size();
    if (2.0 * places.size() * depth * size * size > MOST_WORK) {
      return Optional.empty();
    }
    ChainScoreLaw chain = new ChainScoreLaw(problem, revision, (int) depth);
    if (verifier instanceof Verifier.AcceptReject verdict) {
      // Ties are broken within each chain first: a chain is one candidate, however many tie in it.
      return Optional.of(
          ScoreLaw.amongAccepted(
              chain.sum(ScoreLaw.verdict(verdict, true, (double) depth)),
              chain.sum(ScoreLaw.verdict(verdict, false, (double) depth)),
              (double) chains));
    }
    double[] choice = new double[size];
    for (ScoreLaw.Place place : places) {
      chain.add(place, (double) chains, choice);
    }
    return Optional.of(choice);
  }

  /** Returns how likely a chain's highest score is at one of some places, by type. */
  private double[] sum(List<ScoreLaw.Place> places) {
    double[] sum = new double[size];
    for (ScoreLaw.Place place : places) {
      add(place, 1, sum);
    }
    return sum;
  }

  /** Adds how likely the highest score of several chains is at a place, by type. */
  private void add(ScoreLaw.Place place, double chains, double[] sum) {
    for (int t = 0; t < size; t++) {
      ScoreLaw.Score score = place.of(types.get(t).correct());
      here[t] = score.here();
      below[t] = score.below();
      above[t] = score.above();
    }
    double others = chains * forwards().allBelow(chains - 1);
    // P(all scores after a candidate are below), by its type.
    double[] rest = new double[size];
    Arrays.fill(rest, 1);
    for (int i = reached.length - 1; i >= 0 && others > 0; i--) {
      for (int t = 0; t < size; t++) {
        sum[t] += others * reached[i][t] * here[t] * rest[t];
        rest[t] *= below[t];
      }
      rest = revision.before(rest);
    }
  }

  /** Fills in what is reached; returns how likely the chain's highest score is below or above. */
  private ScoreLaw.Score forwards() {
    double exceeds = 0;
    double[] on = new double[size];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = i == 0 ? reached[0] : revision.after(on);
      for (int t = 0; t < size; t++) {
        exceeds += reached[i][t] * above[t];
        on[t] = reached[i][t] * below[t];
      }
    }
    return new ScoreLaw.Score(0, Arrays.stream(on).sum(), exceeds);
  }
}
