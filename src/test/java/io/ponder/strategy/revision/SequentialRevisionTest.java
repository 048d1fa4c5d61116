package io.ponder.strategy.revision;

import static io.ponder.strategy.ChoiceFrequencies.assertChoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.ponder.inference.AddressedRandom;
import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.Play;
import io.ponder.strategy.ScriptedInference;
import org.junit.jupiter.api.Test;

/**
 * One sample, then a chain of revisions of the current one. A revision that is not accepted is
 * forgotten; the last accepted one is the answer, or the best, or one with their most frequent
 * answer.
 */
class SequentialRevisionTest {
  private static final int NONE = Inference.NO_ANSWER;

  @Test
  void theChainSpendsTheBudget() {
    ScriptedInference session = new ScriptedInference(6);
    assertThat(new SequentialRevision(Select.LAST, Accept.ALWAYS).start(6).solve(session))
        .isEqualTo(5);
    assertThat(session.calls()).containsExactly("generate 1", "revise 0 x5");
    assertThat(session.left()).isZero();
  }

  @Test
  void aBudgetOfOneIsNotRevised() {
    for (Select select : Select.values()) {
      for (Accept accept : Accept.values()) {
        ScriptedInference session = new ScriptedInference(1);
        assertThat(new SequentialRevision(select, accept).start(1).solve(session)).isZero();
        assertThat(session.calls()).containsExactly("generate 1");
      }
    }
  }

  @Test
  void theBestOfTheChain() {
    ScriptedInference session = new ScriptedInference(4).scores(1, 5, 4, 2);
    assertThat(new SequentialRevision(Select.BEST, Accept.ALWAYS).start(4).solve(session))
        .isEqualTo(1);
    assertThat(session.calls())
        .containsExactly(
            "generate 1", "verify 0", "revise 0 x3", "verify 1", "verify 2", "verify 3");
    assertChoices(
        new SequentialRevision(Select.BEST, Accept.ALWAYS),
        4,
        random -> new ScriptedInference(4, random).scores(3, 1, 3, 3),
        1.0 / 3,
        0,
        1.0 / 3,
        1.0 / 3);
  }

  @Test
  void theMajorityOfTheChain() {
    assertChoices(
        new SequentialRevision(Select.MAJORITY, Accept.ALWAYS),
        5,
        random -> new ScriptedInference(5, random).answers(0, 1, 1, NONE, NONE),
        0,
        0.5,
        0.5,
        0,
        0);
    Play play = new SequentialRevision(Select.MAJORITY, Accept.ALWAYS).start(2);
    assertThat(play.solve(new ScriptedInference(2).answers(NONE, NONE))).isEqualTo(NONE);
    assertThat(play.solve(new ScriptedInference(2).answers(NONE, 0))).isEqualTo(1);
  }

  /** Revision 1 loses against 0, revision 2 wins against it; the sixth call has no partner. */
  @Test
  void preferredRevisionsAreAccepted() {
    ScriptedInference session = new ScriptedInference(6).comparing((a, b) -> a == 2 ? 1 : 0);
    assertThat(new SequentialRevision(Select.LAST, Accept.PREFERRED).start(6).solve(session))
        .isEqualTo(2);
    assertThat(session.calls())
        .containsExactly(
            "generate 1",
            "revise 0 x1",
            "prefer 1-0 x1",
            "round",
            "revise 0 x1",
            "prefer 2-0 x1",
            "round");
    assertThat(session.left()).isEqualTo(1);
  }

  /** An accepted one is revised next, and is what the next one meets. */
  @Test
  void theCurrentOneIsRevised() {
    ScriptedInference session = new ScriptedInference(7).comparing((a, b) -> a == 1 ? 1 : 0);
    assertThat(new SequentialRevision(Select.LAST, Accept.PREFERRED).start(7).solve(session))
        .isEqualTo(1);
    assertThat(session.calls())
        .containsSubsequence("revise 0 x1", "prefer 1-0 x1", "revise 1 x1", "prefer 2-1 x1")
        .containsSubsequence("prefer 2-1 x1", "revise 1 x1", "prefer 3-1 x1");
  }

  /** Two coins: 0 stays with 1/4, 1 is accepted and stays with 1/4, 2 is accepted with 1/2. */
  @Test
  void aTieIsAFairCoin() {
    assertChoices(
        new SequentialRevision(Select.LAST, Accept.PREFERRED),
        5,
        random -> new ScriptedInference(5, random),
        0.25,
        0.25,
        0.5);
  }

  /** A higher score is accepted (2), a lower (1) or an equal one (3) is not. */
  @Test
  void higherScoresAreAccepted() {
    ScriptedInference session = new ScriptedInference(4).scores(2, 1, 3, 3);
    assertThat(new SequentialRevision(Select.LAST, Accept.VERIFIED).start(4).solve(session))
        .isEqualTo(2);
    assertThat(session.calls())
        .containsExactly(
            "generate 1",
            "verify 0",
            "revise 0 x1",
            "verify 1",
            "round",
            "revise 0 x1",
            "verify 2",
            "round",
            "revise 2 x1",
            "verify 3",
            "round");
  }

  /** Only accepted ones are selected among: 1 has the best score, 1 and 2 the most votes. */
  @Test
  void rejectedRevisionsAreForgotten() {
    ScriptedInference best =
        new ScriptedInference(7).scores(3, 9, 2, 1).comparing((a, b) -> a == 1 ? 0 : 1);
    assertThat(new SequentialRevision(Select.BEST, Accept.PREFERRED).start(7).solve(best)).isZero();
    ScriptedInference majority =
        new ScriptedInference(7).answers(0, 1, 1, 0).comparing((a, b) -> a == 3 ? 1 : 0);
    assertThat(new SequentialRevision(Select.MAJORITY, Accept.PREFERRED).start(7).solve(majority))
        .isIn(0, 3);
    ScriptedInference verified = new ScriptedInference(3).answers(0, 1, 1).scores(5, 4, 3);
    assertThat(new SequentialRevision(Select.MAJORITY, Accept.VERIFIED).start(3).solve(verified))
        .isZero();
    // By descending scores nothing is accepted; by ascending ones everything, and the last is best.
    ScriptedInference ascending = new ScriptedInference(3).scores(1, 2, 3);
    assertThat(new SequentialRevision(Select.BEST, Accept.VERIFIED).start(3).solve(ascending))
        .isEqualTo(2);
  }

  /** With select majority, (0, 1, 1) all accepted by preference share as a vote does. */
  @Test
  void theMajorityOfTheAccepted() {
    assertChoices(
        new SequentialRevision(Select.MAJORITY, Accept.PREFERRED),
        7,
        random ->
            new ScriptedInference(7, random)
                .answers(0, 1, 0, 1)
                .comparing((a, b) -> a == 2 ? 0 : 1),
        0,
        0.5,
        0,
        0.5);
  }

  /**
   * Revisions: the most n with 1 + n (1 + price of accepting) <= B; a score of the first one is
   * paid too, once there is a revision to weigh against it. All are preferred, so all are scored.
   */
  @Test
  void candidatesAreTheMostThatTheBudgetAffords() {
    for (int budget = 1; budget <= 40; budget++) {
      for (int price = 0; price <= 3; price++) {
        for (Select select : Select.values()) {
          for (Accept accept : Accept.values()) {
            boolean scored = select == Select.BEST || accept == Accept.VERIFIED;
            int each = 1 + (accept == Accept.PREFERRED ? 1 : 0) + (scored ? price : 0);
            int most = 0;
            for (int n = 1; n <= budget; n++) {
              most = 1 + (scored ? price : 0) + n * each <= budget ? n : most;
            }
            ScriptedInference session =
                new ScriptedInference(budget, price, new AddressedRandom(3))
                    .answers(new int[budget])
                    .scores(new double[budget])
                    .comparing((a, b) -> 1);
            new SequentialRevision(select, accept).start(budget).solve(session);
            int spent = most == 0 ? 1 : 1 + (scored ? price : 0) + most * each;
            assertThat(budget - session.left())
                .as("%s, %s, budget %d, price %d", select, accept, budget, price)
                .isEqualTo(spent);
          }
        }
      }
    }
  }

  @Test
  void needsWhatItAsksFor() {
    assertThat(new SequentialRevision(Select.LAST, Accept.ALWAYS).needs())
        .containsExactly(Call.REVISE);
    assertThat(new SequentialRevision(Select.MAJORITY, Accept.PREFERRED).needs())
        .containsExactlyInAnyOrder(Call.REVISE, Call.COMPARE);
    assertThat(new SequentialRevision(Select.LAST, Accept.VERIFIED).needs())
        .containsExactlyInAnyOrder(Call.REVISE, Call.VERIFY);
    assertThat(new SequentialRevision(Select.BEST, Accept.PREFERRED).needs())
        .containsExactlyInAnyOrder(Call.REVISE, Call.COMPARE, Call.VERIFY);
  }
}
