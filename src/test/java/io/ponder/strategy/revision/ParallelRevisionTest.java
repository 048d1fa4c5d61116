package io.ponder.strategy.revision;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.inference.SimulatedSession;
import io.ponder.inference.Tally;
import io.ponder.model.Call;
import io.ponder.model.Costs;
import io.ponder.model.Level;
import io.ponder.model.Revision;
import io.ponder.model.SolutionType;
import io.ponder.model.SuccessRate;
import io.ponder.model.Table;
import io.ponder.model.WrongAnswers;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Test;

/** Chains side by side: one choice in each, then the same way among these. */
class ParallelRevisionTest {
  private static final int NONE = Inference.NO_ANSWER;

  /** Three chains of three: 0, 3, 4; 1, 5, 6; 2, 7, 8. The vote is among 4, 6 and 8. */
  @Test
  void theLastOnesVote() {
    ScriptedInference session = new ScriptedInference(9).answers(9, 9, 9, 9, 0, 9, 1, 9, 1);
    assertThat(new ParallelRevision(1, Select.LAST).start(9).solve(session.model(0))).isIn(6, 8);
    assertThat(session.calls())
        .containsExactly("generate 3", "revise 0 x2", "revise 1 x2", "revise 2 x2");
    assertThat(session.model(0).left()).isZero();
    assertChoices(
        new ParallelRevision(1, Select.LAST),
        9,
        random -> new ScriptedInference(9, random).answers(8, 8, 8, 8, 0, 8, 1, 8, 2),
        0,
        0,
        0,
        0,
        1.0 / 3,
        0,
        1.0 / 3,
        0,
        1.0 / 3);
  }

  /** Ratio 4: depth is four times the chains, two of eight; ratio 1/4: eight of two. */
  @Test
  void theRatioIsDepthByChains() {
    ScriptedInference deep = new ScriptedInference(17).answers(new int[17]);
    new ParallelRevision(4, Select.LAST).start(17).solve(deep);
    assertThat(deep.calls()).containsExactly("generate 2", "revise 0 x7", "revise 1 x7");
    assertThat(deep.left()).isEqualTo(1);
    ScriptedInference broad = new ScriptedInference(16).answers(new int[16]);
    new ParallelRevision(0.25, Select.LAST).start(16).solve(broad);
    assertThat(broad.calls()).hasSize(9).startsWith("generate 8", "revise 0 x1", "revise 1 x1");
  }

  /** The best of all, whichever chain it is in; without chains longer than one, of the samples. */
  @Test
  void theBestOfTheBest() {
    ScriptedInference session = new ScriptedInference(4).scores(3, 1, 2, 4);
    assertThat(new ParallelRevision(1, Select.BEST).start(4).solve(session.model(0))).isEqualTo(3);
    assertThat(session.calls())
        .containsExactly(
            "generate 2",
            "verify 0",
            "revise 0 x1",
            "verify 2",
            "verify 1",
            "revise 1 x1",
            "verify 3");
    assertChoices(
        new ParallelRevision(0.01, Select.BEST),
        3,
        random -> new ScriptedInference(3, random).scores(2, 1, 2),
        0.5,
        0,
        0.5);
  }

  /**
   * Chains (0, 0, 1), (0, 0, 1) and (1, 1, 1): a vote of all is 1, but two chains of three say 0.
   */
  @Test
  void theMajorityOfMajorities() {
    assertChoices(
        new ParallelRevision(1, Select.MAJORITY),
        9,
        random -> new ScriptedInference(9, random).answers(0, 0, 1, 0, 1, 0, 1, 1, 1),
        0.25,
        0.25,
        0,
        0.25,
        0,
        0.25,
        0,
        0,
        0);
  }

  /** A chain without an answer does not vote; if none has one, there is no answer. */
  @Test
  void chainsWithoutAnAnswerDoNotVote() {
    Play play = new ParallelRevision(1, Select.MAJORITY).start(4);
    assertThat(play.solve(new ScriptedInference(4).answers(NONE, 0, NONE, NONE))).isEqualTo(1);
    assertThat(play.solve(new ScriptedInference(4).answers(NONE, NONE, NONE, NONE)))
        .isEqualTo(NONE);
    assertThat(play.solve(new ScriptedInference(4).answers(0, NONE, 0, NONE))).isIn(0, 2);
    Play last = new ParallelRevision(1, Select.LAST).start(4);
    assertThat(last.solve(new ScriptedInference(4).answers(0, 0, NONE, 1))).isEqualTo(3);
    assertThat(last.solve(new ScriptedInference(4).answers(0, 0, NONE, NONE))).isEqualTo(NONE);
  }

  /**
   * Ties in different chains are different coins. Each of three chains holds the right answer and
   * one of 20 wrong ones. Two or three coins show the right one with probability 1/2. One does with
   * 3/8, and then it wins a third of the ties that there are if the two wrong ones differ: 1/2 +
   * 3/8 x 1/3 x 19/20. The same coin for all would give 1/2. The two-sided binomial test over
   * 20,000 trials rejects with probability 1e-6.
   */
  @Test
  void tiesInChainsAreIndependent() {
    List<SolutionType> types = WrongAnswers.uniform(20, 0).types();
    Table table = new Table(types, null, null, null, Revision.of(types, 0, 1));
    Level level = new Level("level", 1, new SuccessRate.Fixed(1), table, Costs.CALLS_ONLY);
    SimulatedSession session = new SimulatedSession(level, 0, 7);
    Play play = new ParallelRevision(0.6, Select.MAJORITY).start(6);
    Tally tally = new Tally(1);
    for (int trial = 0; trial < 20_000; trial++) {
      session.begin(trial, "test", false, new long[] {6}, tally);
      session.finish(play.solve(session.model(0)));
    }
    assertThat(tally.calls(0, Call.GENERATE)).isEqualTo(60_000);
    double expected = 0.5 + 3.0 / 8 / 3 * 19 / 20;
    assertThat(
            BinomialTest.withDefaults().test(20_000, (int) tally.correct(0), expected).getPValue())
        .as("%d correct", tally.correct(0))
        .isGreaterThan(1e-6);
  }

  @Test
  void aLoneCandidateIsNotVerified() {
    for (int budget = 1; budget <= 3; budget++) {
      ScriptedInference session =
          new ScriptedInference(budget, 1, new AddressedRandom(1)).scores(1);
      assertThat(new ParallelRevision(1, Select.BEST).start(budget).solve(session.model(0)))
          .isZero();
      assertThat(session.calls()).containsExactly("generate 1");
    }
  }

  /** Each candidate's score is paid once: a budget of 9 at price 1 affords two chains of two. */
  @Test
  void scoresArePaidFor() {
    ScriptedInference session =
        new ScriptedInference(9, 1, new AddressedRandom(1)).scores(3, 1, 2, 4);
    assertThat(new ParallelRevision(1, Select.BEST).start(9).solve(session.model(0))).isEqualTo(3);
    assertThat(session.model(0).left()).isEqualTo(1);
  }

  /** The most chains, up to B, whose square times the ratio is at most B, in exact arithmetic. */
  @Test
  void chainsAreFoundByTryingAll() {
    for (int percent = 1; percent <= 400; percent++) {
      BigDecimal ratio = new BigDecimal(percent).movePointLeft(2);
      for (int budget = 1; budget <= 300; budget++) {
        int most = 1;
        while (most < budget
            && BigDecimal.valueOf((most + 1L) * (most + 1L))
                    .multiply(ratio)
                    .compareTo(BigDecimal.valueOf(budget))
                <= 0) {
          most++;
        }
        assertThat(ParallelRevision.chains(budget, ratio.doubleValue()))
            .as("budget %d, ratio %s", budget, ratio)
            .isEqualTo(most);
      }
    }
    assertThat(ParallelRevision.chains(Integer.MAX_VALUE, 1)).isEqualTo(46_340);
    assertThat(ParallelRevision.chains(Integer.MAX_VALUE, 1e-6)).isEqualTo(46_340_950);
    assertThat(ParallelRevision.chains(5, 1e6)).isEqualTo(1);
  }

  @Test
  void needsWhatItAsksFor() {
    assertThat(new ParallelRevision(1, Select.LAST).needs()).containsExactly(Call.REVISE);
    assertThat(new ParallelRevision(1, Select.MAJORITY).needs()).containsExactly(Call.REVISE);
    assertThat(new ParallelRevision(1, Select.BEST).needs())
        .containsExactlyInAnyOrder(Call.REVISE, Call.VERIFY);
  }
}
