package io.ponder.strategy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Play;
import io.ponder.strategy.Policy;
import io.ponder.strategy.Registry;
import io.ponder.strategy.ScriptedInference;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.StrategyType;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.ParallelRevision;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.sampling.SingleCall;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.VerifyVote;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.League;
import io.ponder.strategy.tournament.Mixture;
import io.ponder.strategy.tournament.Seeding;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.Cascade;
import io.ponder.strategy.voting.MajorityVote;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strategy by how many probes agree. */
class ComputeOptimalTest {
  private static final int TRIALS = 400;

  private static Policy always(Strategy strategy) {
    return new Policy(List.of(new Policy.Rule(0, "it", strategy)));
  }

  private static Tally play(Strategy strategy, Level level, int budget) {
    SimulatedSession session = new SimulatedSession(level, 0, 7);
    Tally tally = new Tally(1, level.models().size());
    Play play = strategy.start(budget);
    long[] ticks = {(long) budget * level.ticksPerCall()};
    for (int trial = 0; trial < TRIALS; trial++) {
      session.begin(trial, "it", strategy.ceiling(), ticks, tally);
      session.finish(play.solve(session.models(0, strategy.models())));
    }
    return tally;
  }

  /** Scores cost half a call. */
  private static final Costs PRICED =
      new Costs(
          2,
          1,
          Map.of(),
          Map.of(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty());

  /**
   * A strategy that takes all probes as candidates of its own does, trial by trial, what it does
   * alone: it costs nothing to have probed.
   */
  @Test
  void probesAreReused() {
    for (Level level : List.of(TestLevels.everything(0.4), TestLevels.everything(0.4, PRICED))) {
      for (Strategy strategy :
          List.of(
              new BestOfN(),
              new WeightedVote(),
              new MajorityVote(),
              new ParallelRevision(0.25, Select.BEST),
              new League(1))) {
        Tally alone = play(strategy, level, 30);
        Tally probed = play(new ComputeOptimal(4, always(strategy)), level, 30);
        assertThat(probed.correct(0)).as("%s", strategy).isEqualTo(alone.correct(0));
        assertThat(probed.wrong(0)).as("%s", strategy).isEqualTo(alone.wrong(0));
        assertThat(probed.ticks(0)).as("%s", strategy).isEqualTo(alone.ticks(0));
      }
    }
  }

  /** Samples and scores in turn take the probes one by one, however tight the budget is. */
  @Test
  void probesAreReusedWhereScoresArePriced() {
    Level level = TestLevels.everything(0.4, PRICED);
    for (Strategy strategy :
        List.of(new BestOfN(), new WeightedVote(), new VerifyVote(1), new VerifyVote(3))) {
      for (int budget = 8; budget <= 24; budget++) {
        Tally alone = play(strategy, level, budget);
        Tally probed = play(new ComputeOptimal(2, always(strategy)), level, budget);
        assertThat(probed.correct(0)).as("%s at %d", strategy, budget).isEqualTo(alone.correct(0));
        assertThat(probed.ticks(0)).as("%s at %d", strategy, budget).isEqualTo(alone.ticks(0));
      }
    }
    // Three candidates with four verdicts each are 15 calls; of the fourth probe nothing comes.
    Tally probed = play(new ComputeOptimal(4, always(new VerifyVote(4))), level, 16);
    Tally alone = play(new VerifyVote(4), level, 16);
    assertThat(probed.correct(0)).isEqualTo(alone.correct(0));
    assertThat(probed.ticks(0)).isEqualTo(alone.ticks(0) + level.ticksPerCall() * (long) TRIALS);
  }

  /** Strategies of two models count the answers of both, and take the first one's probes. */
  @Test
  void furtherModels() {
    Level level = TestLevels.models(TestLevels.everything(0.4), TestLevels.everything(0.7));
    for (Strategy strategy : List.of(new Cascade(4, 0.75), new Mixture(1))) {
      for (int budget : new int[] {30, 50}) {
        Tally alone = play(strategy, level, budget);
        Tally probed = play(new ComputeOptimal(4, always(strategy)), level, budget);
        assertThat(probed.correct(0)).as("%s at %d", strategy, budget).isEqualTo(alone.correct(0));
        assertThat(probed.ticks(0)).as("%s at %d", strategy, budget).isEqualTo(alone.ticks(0));
      }
    }
    // More probes than the cascade has use for.
    assertThat(play(new ComputeOptimal(8, always(new Cascade(4, 0.75))), level, 30).trials(0))
        .isEqualTo(TRIALS);
  }

  /** One policy within another: the outer one's probes are the inner one's. */
  @Test
  void aPolicyOfPolicies() {
    Level level = TestLevels.everything(0.4);
    Strategy chain = new SequentialRevision(Select.LAST, Accept.ALWAYS);
    Tally once = play(new ComputeOptimal(4, always(chain)), level, 20);
    Tally twice =
        play(new ComputeOptimal(4, always(new ComputeOptimal(2, always(chain)))), level, 20);

    assertThat(twice.ticks(0)).isEqualTo(once.ticks(0));
    assertThat(twice.correct(0)).isEqualTo(once.correct(0));
    assertThat(
            play(
                    new ComputeOptimal(
                        4,
                        always(
                            new ComputeOptimal(2, always(new Knockout(3, Seeding.ORDER, false))))),
                    level,
                    13)
                .trials(0))
        .isEqualTo(TRIALS);
  }

  /** All are charged: what a chain of revisions does not take of the probes is lost to it. */
  @Test
  void whatIsNotTakenIsLost() {
    Level level = TestLevels.everything(0.4);
    Tally chain =
        play(
            new ComputeOptimal(4, always(new SequentialRevision(Select.LAST, Accept.ALWAYS))),
            level,
            10);
    Tally alone = play(new SequentialRevision(Select.LAST, Accept.ALWAYS), level, 7);

    assertThat(chain.ticks(0)).isEqualTo(10L * TRIALS);
    // One sample and 6 revisions are what it affords besides 3 probes in vain.
    assertThat(chain.correct(0)).isEqualTo(alone.correct(0));
  }

  /** Every strategy, at any budget and number of probes, with and without priced scores. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void neverSpendsMoreThanItsBudget(int probes) {
    for (Costs costs : List.of(Costs.CALLS_ONLY, PRICED)) {
      Level one = TestLevels.everything(0.4, costs);
      Level level = TestLevels.models(one, TestLevels.everything(0.7, costs));
      for (StrategyType type : Registry.load().all()) {
        if (type.parameters().stream().allMatch(parameter -> parameter.standard().isPresent())) {
          Strategy strategy = type.create(Map.of());
          for (int budget : new int[] {1, 2, 3, 4, 5, 6, 9, 16, 23}) {
            Tally tally = play(new ComputeOptimal(probes, always(strategy)), level, budget);
            long most = (long) budget * level.ticksPerCall() * TRIALS;
            assertThat(tally.trials(0)).isEqualTo(TRIALS);
            assertThat(tally.ticks(0)).as(type.name()).isBetween(1L, most);
          }
        }
      }
    }
  }

  /** Two probes that agree are the answer, else a third decides: the majority of three. */
  @Test
  void theRuleWithTheMostVotes() {
    Level level = TestLevels.plain(0.4, WrongAnswers.uniform(1, 0).types());
    Policy policy =
        new Policy(
            List.of(
                new Policy.Rule(2, "single-call", new SingleCall()),
                new Policy.Rule(0, "majority-vote", new MajorityVote())));
    Tally adaptive = play(new ComputeOptimal(2, policy), level, 3);
    Tally majority = play(new MajorityVote(), level, 3);

    assertThat(adaptive.correct(0)).isEqualTo(majority.correct(0));
    assertThat(adaptive.ticks(0)).isLessThan(majority.ticks(0));
    assertThat(policy.rule(0)).isZero();
    assertThat(policy.rule(1)).isZero();
    assertThat(policy.rule(2)).isOne();
    assertThat(policy.rule(9)).isOne();
    assertThat(policy).hasToString("{0: majority-vote, 2: single-call}");
  }

  /** Unparsed probes agree on nothing. */
  @Test
  void unparsedProbesDoNotVote() {
    Policy policy =
        new Policy(
            List.of(
                new Policy.Rule(0, "best-of-n", new BestOfN()),
                new Policy.Rule(1, "single-call", new SingleCall())));
    ScriptedInference session =
        new ScriptedInference(5).answers(-1, -1, -1, 4, 4).scores(0, 1, 2, 9, 3);

    assertThat(new ComputeOptimal(2, policy).start(5).solve(session)).isEqualTo(3);
  }

  /** A knockout plans with the probes that it takes: 4 candidates and 3 matches of 3 for 13. */
  @Test
  void plansWithTheWholeBudget() {
    Level level = TestLevels.everything(0.4);
    Tally alone = play(new Knockout(3, Seeding.ORDER, false), level, 13);
    Tally probed =
        play(new ComputeOptimal(4, always(new Knockout(3, Seeding.ORDER, false))), level, 13);
    assertThat(probed.ticks(0)).isEqualTo(alone.ticks(0)).isEqualTo(13L * TRIALS);
    assertThat(probed.correct(0)).isEqualTo(alone.correct(0));
  }

  @Test
  void needsWhatItsStrategiesNeed() {
    Policy policy =
        new Policy(
            List.of(
                new Policy.Rule(0, "best-of-n", new BestOfN()),
                new Policy.Rule(2, "adaptive-consistency", new AdaptiveConsistency(0.95)),
                new Policy.Rule(3, "league", new League(2))));
    assertThat(new ComputeOptimal(4, policy).needs())
        .containsExactlyInAnyOrder(Call.VERIFY, Call.COMPARE);
    assertThatThrownBy(() -> new ComputeOptimal(2, policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 votes of 2 probes");
    assertThatThrownBy(() -> new Policy(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
