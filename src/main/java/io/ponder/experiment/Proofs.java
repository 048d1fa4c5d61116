package io.ponder.experiment;

import io.ponder.engine.Contestant;
import io.ponder.engine.Interval;
import io.ponder.inference.Tally;
import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.model.SuccessRate;
import io.ponder.strategy.Problem;
import io.ponder.theory.Claim;
import io.ponder.theory.Guarantee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What the theorems that an experiment asks for say about its levels and strategies. */
final class Proofs {
  private static final String MANY_PROBLEMS =
      "the theorem is about one problem, and the success rates of this level differ";

  private final Experiment experiment;
  private final ExactCells exact;
  private final ExperimentRun.Simulated simulated;
  private final BooleanSupplier cancelled;

  Proofs(
      Experiment experiment,
      ExactCells exact,
      ExperimentRun.Simulated simulated,
      BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    this.experiment = experiment;
    this.exact = exact;
    this.simulated = simulated;
  }

  /** Returns a row for each level, strategy, budget and bound that is about the strategy. */
  List<ProofRow> rows() {
    List<ProofRow> rows = new ArrayList<>();
    for (Asked asked : experiment.bounds()) {
      for (int level = 0; level < experiment.solver().levels().size(); level++) {
        for (int c = 0; c < experiment.contestants().size(); c++) {
          for (int b = 0; b < experiment.budgets().size(); b++) {
            row(asked, level, c, b).ifPresent(rows::add);
          }
        }
      }
    }
    return rows;
  }

  private Optional<ProofRow> row(Asked asked, int index, int c, int b) {
    Level level = experiment.solver().levels().get(index);
    Contestant contestant = experiment.contestants().get(c);
    int budget = experiment.budgets().get(b);
    return claim(asked, level, contestant, budget)
        .map(
            claim ->
                new ProofRow(
                    experiment.varied(),
                    level.name(),
                    contestant.label(),
                    budget,
                    asked.bound(),
                    claim,
                    exact.at(index, c, b).map(law -> law.logFailure()),
                    simulated.curve(index, c).map(curve -> simulated(curve.tally(), b))));
  }

  private ProofRow.Simulated simulated(Tally tally, int b) {
    long failed = tally.wrong(b) + tally.abstained(b);
    double confidence = experiment.precision().confidence();
    return new ProofRow.Simulated(
        failed / (double) tally.trials(b),
        tally.trials(b),
        Interval.wilson(failed, tally.trials(b), confidence));
  }

  private static Optional<Claim> claim(
      Asked asked, Level level, Contestant contestant, int budget) {
    Model model = contestant.models(level).get(0);
    Optional<Claim> claim =
        asked.bound().at(new Problem(model, model.success().max()), contestant.strategy(), budget);
    return model.success() instanceof SuccessRate.Fixed
        ? claim
        : claim.map(
            many -> new Claim(many.size(), Map.of(), Double.NaN, Optional.of(MANY_PROBLEMS)));
  }

  /** Returns the budgets that the bounds guarantee, each once. */
  List<GuaranteeRow> guarantees() {
    List<GuaranteeRow> rows = new ArrayList<>();
    for (Asked asked : experiment.bounds()) {
      for (Level level : experiment.solver().levels()) {
        Set<List<Object>> seen = new HashSet<>();
        for (Contestant contestant : experiment.contestants()) {
          Model model = contestant.models(level).get(0);
          if (model.success() instanceof SuccessRate.Fixed fixed) {
            Problem problem = new Problem(model, fixed.rate());
            asked
                .bound()
                .guarantee(problem, contestant.strategy(), asked.failure())
                .filter(one -> seen.add(List.of(one.strategy(), model)))
                .ifPresent(one -> rows.add(row(asked, level, problem, one)));
          }
        }
      }
    }
    return rows;
  }

  private GuaranteeRow row(Asked asked, Level level, Problem problem, Guarantee guarantee) {
    return new GuaranteeRow(
        experiment.varied(),
        level.name(),
        asked.bound(),
        asked.failure(),
        guarantee,
        guarantee.trueMinimum(problem, asked.failure(), cancelled));
  }
}
