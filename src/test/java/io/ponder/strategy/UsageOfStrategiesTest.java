package io.ponder.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ponder.TestLevels;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.inference.Usage;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Judge;
import io.ponder.model.Level;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.Verifier;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.revision.Accept;
import io.ponder.strategy.revision.ParallelRevision;
import io.ponder.strategy.revision.Select;
import io.ponder.strategy.revision.SequentialRevision;
import io.ponder.strategy.sampling.Oracle;
import io.ponder.strategy.sampling.SingleCall;
import io.ponder.strategy.selection.BestOfMajority;
import io.ponder.strategy.selection.BestOfN;
import io.ponder.strategy.selection.FilterVote;
import io.ponder.strategy.selection.MarginalGain;
import io.ponder.strategy.selection.Resample;
import io.ponder.strategy.selection.VerifyVote;
import io.ponder.strategy.selection.WeightedVote;
import io.ponder.strategy.tournament.Knockout;
import io.ponder.strategy.tournament.League;
import io.ponder.strategy.tournament.RacingLeague;
import io.ponder.strategy.tournament.RoundRobin;
import io.ponder.strategy.tournament.Seeding;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.BayesianStopping;
import io.ponder.strategy.voting.EarlyStopping;
import io.ponder.strategy.voting.EntropyStopping;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.strategy.voting.ShareStopping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What each strategy spends, to the token and to the round, against a count by hand. All outcomes
 * are forced: every sample is right or every one is wrong, verdicts and comparisons do not err, and
 * a wrong solution becomes right when it is revised. A score costs half a call.
 */
class UsageOfStrategiesTest {
  /** Relative; each figure is a handful of floating-point operations. */
  private static final double ROUNDING = 1e-14;

  private static final double NONE = Double.NaN;

  /** Prompts and completions of each kind of call; a sample has 900 tokens if right, else 1300. */
  private static final int RIGHT = 200 + 700;

  private static final int WRONG = 200 + 1100;
  private static final int REVISED = 500 + 800;
  private static final int COMPARED = 1900 + 300;
  private static final int SCORED = 1000 + 10;
  private static final int JUDGED = 1500 + 400;

  private static final Costs COSTS =
      new Costs(
          2,
          1,
          Map.of(
              Call.GENERATE, new Costs.Tokens(200, 700, 1100),
              Call.REVISE, new Costs.Tokens(500, 800, 900),
              Call.COMPARE, new Costs.Tokens(1900, 300, 300),
              Call.VERIFY, new Costs.Tokens(1000, 10, 10),
              Call.JUDGE, new Costs.Tokens(1500, 400, 400)),
          Map.of(),
          OptionalDouble.empty(),
          OptionalDouble.of(1),
          OptionalInt.empty(),
          OptionalDouble.empty());

  /**
   * Plays three trials and checks the means.
   *
   * @param rate 1 or 0
   * @param calls the mean calls of a trial
   * @param tokens its prompts and completions
   * @param awaited the completions of the longest call of each round
   */
  private static Tally assertUsage(
      Strategy strategy, double rate, int budget, double calls, int tokens, int... awaited) {
    List<SolutionType> types = WrongAnswers.uniform(1, 0).types();
    Table table =
        new Table(
            types,
            TestLevels.comparisons(types, 1, 0, 0),
            new Verifier.AcceptReject(1, 1),
            new Judge(1, 1, 0),
            Revision.of(types, 1, 0));
    Level level = new Level("forced", 1, new SuccessRate.Fixed(rate), table, COSTS);
    SimulatedSession session = new SimulatedSession(level, 0, 1);
    Play play = strategy.start(budget);
    Tally tally = new Tally(1);
    for (int trial = 0; trial < 3; trial++) {
      session.begin(trial, "test", strategy.ceiling(), new long[] {2L * budget}, tally);
      session.finish(play.solve(session.model(0)));
    }
    assertUsage(Usage.of(tally, 0, List.of(COSTS)), calls, tokens, awaited);
    // What its law expects is the same, since all is forced.
    strategy
        .law()
        .flatMap(law -> law.at(new Problem(level.models().get(0), rate), budget))
        .ifPresent(law -> assertUsage(Usage.of(law.calls(), COSTS), calls, tokens, awaited));
    return tally;
  }

  private static void assertUsage(Usage usage, double calls, int tokens, int... awaited) {
    assertThat(usage.calls()).isCloseTo(calls, within(ROUNDING * calls));
    assertThat(usage.tokens().orElseThrow()).isCloseTo(tokens, within(ROUNDING * tokens));
    assertThat(usage.rounds()).isCloseTo(awaited.length, within(ROUNDING * awaited.length));
    double seconds = Arrays.stream(awaited).sum();
    assertThat(usage.seconds().orElseThrow()).isCloseTo(seconds, within(ROUNDING * seconds));
  }

  @Test
  void samples() {
    assertUsage(new SingleCall(), 1, 9, 1, RIGHT, 700);
    assertUsage(new MajorityVote(), 0, 7, 7, 7 * WRONG, 1100);
    assertUsage(new Oracle(), 1, 7, 7, 7 * RIGHT, 700);
    assertUsage(new BestOfN(), 1, 6, 6, 4 * (RIGHT + SCORED), 700, 10);
  }

  /** Sixteen calls: four entrants, three matches of three; fifteen with scores; none agree. */
  @Test
  void knockout() {
    assertUsage(
        new Knockout(3, Seeding.ORDER, false), 1, 16, 13, 4 * RIGHT + 9 * COMPARED, 700, 300, 300);
    assertUsage(
        new Knockout(3, Seeding.SCORE, false),
        0,
        15,
        15,
        4 * (WRONG + SCORED) + 9 * COMPARED,
        1100,
        10,
        300,
        300);
    assertUsage(new Knockout(3, Seeding.ORDER, true), 1, 16, 4, 4 * RIGHT, 700);
  }

  /** Three entrants with four matches each. */
  @Test
  void league() {
    assertUsage(new League(4), 1, 16, 15, 3 * RIGHT + 12 * COMPARED, 700, 300);
  }

  /** Four equal scores: a fifth is not expected to be higher. */
  @Test
  void marginalGain() {
    assertUsage(new MarginalGain(0.05, 4), 1, 20, 6, 4 * (RIGHT + SCORED), 700, 10);
    assertUsage(new MarginalGain(0.05, 4), 0, 1, 1, WRONG, 1100);
  }

  /** (4, 0) is asked for at once. */
  @Test
  void adaptiveConsistency() {
    assertUsage(new AdaptiveConsistency(0.95), 1, 20, 4, 4 * RIGHT, 700);
    Tally wrong = assertUsage(new AdaptiveConsistency(0.95), 0, 20, 4, 4 * WRONG, 1100);
    assertThat(wrong.wrong(0)).isEqualTo(3);
    assertUsage(new AdaptiveConsistency(0.95), 0, 3, 3, 3 * WRONG, 1100);
  }

  @Test
  void earlyStopping() {
    assertUsage(new EarlyStopping(5), 1, 20, 5, 5 * RIGHT, 700);
    assertUsage(new EarlyStopping(5), 0, 3, 3, 3 * WRONG, 1100);
  }

  /** All at once, since fewer cannot stop it; the third makes the posterior 81/82. */
  @Test
  void bayesianStopping() {
    assertUsage(new BayesianStopping(3, 0.95, 0.5, 10), 1, 20, 3, 3 * RIGHT, 700);
    assertUsage(new BayesianStopping(2, 0.95, 0.5, 10), 0, 20, 3, 3 * WRONG, 1100);
  }

  @Test
  void shareAndEntropyStopping() {
    assertUsage(new ShareStopping(0.8, 4), 1, 20, 4, 4 * RIGHT, 700);
    assertUsage(new EntropyStopping(0.75, 6), 0, 20, 6, 6 * WRONG, 1100);
  }

  /** Six calls pay for four samples with scores; seven for four too, with one call left. */
  @Test
  void votesOfScoredSamples() {
    for (Strategy strategy :
        List.of(new WeightedVote(), new BestOfMajority(0.05), new FilterVote(NONE, NONE))) {
      assertUsage(strategy, 1, 6, 6, 4 * (RIGHT + SCORED), 700, 10);
      assertUsage(strategy, 0, 7, 6, 4 * (WRONG + SCORED), 1100, 10);
      assertUsage(strategy, 0, 2, 1, WRONG, 1100);
      assertUsage(strategy, 0, 1, 1, WRONG, 1100);
    }
  }

  /** A right one is accepted at once; of wrong ones six calls pay for four, one after the other. */
  @Test
  void resample() {
    assertUsage(new Resample(NONE, NONE), 1, 6, 1.5, RIGHT + SCORED, 700, 10);
    Tally wrong =
        assertUsage(
            new Resample(NONE, NONE),
            0,
            6,
            6,
            4 * (WRONG + SCORED),
            1100,
            10,
            1100,
            10,
            1100,
            10,
            1100,
            10);
    assertThat(wrong.abstained(0)).isEqualTo(3);
  }

  /** Sixteen calls: three samples and twelve verdicts. */
  @Test
  void verifyVote() {
    assertUsage(new VerifyVote(4), 1, 16, 15, 3 * RIGHT + 12 * JUDGED, 700, 400);
    assertUsage(new VerifyVote(4), 0, 9, 1, WRONG, 1100);
  }

  /** Four samples, six pairs that meet twice. */
  @Test
  void roundRobin() {
    assertUsage(new RoundRobin(2), 1, 17, 16, 4 * RIGHT + 12 * COMPARED, 700, 300);
    assertUsage(new RoundRobin(2), 0, 3, 1, WRONG, 1100);
  }

  /** Up to four matches each nobody can be dropped: a gap of 1 takes five. */
  @Test
  void racingLeague() {
    assertUsage(
        new RacingLeague(4, 0.8), 1, 20, 20, 4 * RIGHT + 16 * COMPARED, 700, 300, 300, 300, 300);
    assertUsage(new RacingLeague(4, 0.8), 0, 9, 1, WRONG, 1100);
  }

  /** The first revision of a wrong one is right, and so are the next ones. */
  @Test
  void sequentialRevision() {
    SequentialRevision last = new SequentialRevision(Select.LAST, Accept.ALWAYS);
    assertUsage(last, 1, 4, 4, RIGHT + 3 * REVISED, 700, 800, 800, 800);
    Tally wrong = assertUsage(last, 0, 4, 4, WRONG + 3 * REVISED, 1100, 800, 800, 800);
    assertThat(wrong.correct(0)).isEqualTo(3);
    assertUsage(
        new SequentialRevision(Select.MAJORITY, Accept.ALWAYS),
        0,
        2,
        2,
        WRONG + REVISED,
        1100,
        800);
  }

  /** Twelve ticks: a sample and three revisions, with scores; the last score is a fifth round. */
  @Test
  void theBestOfAChain() {
    assertUsage(
        new SequentialRevision(Select.BEST, Accept.ALWAYS),
        1,
        6,
        6,
        RIGHT + 3 * REVISED + 4 * SCORED,
        700,
        800,
        800,
        800,
        10);
    assertUsage(new SequentialRevision(Select.BEST, Accept.ALWAYS), 1, 2, 1, RIGHT, 700);
  }

  /** Six calls: a sample, and two revisions that are compared, whatever comes of it. */
  @Test
  void preferredRevisions() {
    Tally tally =
        assertUsage(
            new SequentialRevision(Select.LAST, Accept.PREFERRED),
            0,
            6,
            5,
            WRONG + 2 * REVISED + 2 * COMPARED,
            1100,
            800,
            300,
            800,
            300);
    assertThat(tally.correct(0)).isEqualTo(3);
  }

  /** The first revision is accepted, as 1 is above 0; two more are not, but they are paid for. */
  @Test
  void verifiedRevisions() {
    Tally tally =
        assertUsage(
            new SequentialRevision(Select.LAST, Accept.VERIFIED),
            0,
            6,
            6,
            WRONG + 3 * REVISED + 4 * SCORED,
            1100,
            800,
            10,
            800,
            10,
            800,
            10);
    assertThat(tally.correct(0)).isEqualTo(3);
  }

  /** Three chains of three; with scores, eighteen ticks pay for two chains of three. */
  @Test
  void parallelRevision() {
    assertUsage(
        new ParallelRevision(1, Select.LAST), 0, 9, 9, 3 * WRONG + 6 * REVISED, 1100, 800, 800);
    assertUsage(
        new ParallelRevision(1, Select.MAJORITY), 1, 9, 9, 3 * RIGHT + 6 * REVISED, 700, 800, 800);
    assertUsage(
        new ParallelRevision(1, Select.BEST),
        1,
        9,
        9,
        2 * RIGHT + 4 * REVISED + 6 * SCORED,
        700,
        800,
        800,
        10);
  }
}
