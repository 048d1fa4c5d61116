package io.ponder.strategy.revision;

import io.ponder.inference.Inference;
import io.ponder.model.Call;
import io.ponder.strategy.About;
import io.ponder.strategy.Law;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Strategy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One sample, then revisions of the current candidate (arXiv:2303.17651), each of which may have to
 * be accepted to become the current one. The first sample is not verified before a revision has to
 * be weighed against it, and alone it is the answer.
 */
@About(
    name = "sequential-revision",
    text =
        "one sample, then revise the current one; the last is the answer, or the best, or the vote",
    calls = "<= B",
    source = "arXiv:2303.17651")
public record SequentialRevision(
    @Parameter(
            text = "the answer: the last, the one with the best score, or by majority of the chain",
            standard = "last")
        Select select,
    @Parameter(
            text =
                "a revision counts always, if one comparison prefers it, or if its score is higher",
            standard = "always")
        Accept accept)
    implements Strategy {

  @Override
  public Play start(int budget) {
    Selection selection = new Selection(select, budget);
    return accept == Accept.ALWAYS ? llm -> chain(llm, selection) : llm -> weighed(llm, selection);
  }

  /** Every revision is accepted, so many can be asked for at once. */
  private int chain(Inference llm, Selection selection) {
    long score = Selection.price(select, llm);
    long unit = llm.price(Call.REVISE) + score;
    int current = llm.generate();
    if (llm.due(unit + score)) {
      llm.offer(current);
    }
    if (llm.left() < unit + score) {
      return current;
    }
    selection.clear();
    selection.add(llm, current, 1);
    while (llm.left() >= unit) {
      if (llm.due(unit)) {
        llm.offer(selection.choose(llm));
      }
      int times = llm.batch(unit);
      current = llm.revise(current, times);
      selection.add(llm, current - times + 1, times);
    }
    return selection.choose(llm);
  }

  /** Each revision is weighed against the current candidate. */
  private int weighed(Inference llm, Selection selection) {
    long verify = llm.price(Call.VERIFY);
    boolean scored = accept == Accept.VERIFIED || select == Select.BEST;
    long unit =
        llm.price(Call.REVISE)
            + (scored ? verify : 0)
            + (accept == Accept.PREFERRED ? llm.price(Call.COMPARE) : 0);
    long score = scored ? verify : 0;
    int current = llm.generate();
    if (llm.due(unit + score)) {
      llm.offer(current);
    }
    if (llm.left() < unit + score) {
      return current;
    }
    selection.clear();
    selection.add(llm, current, 1);
    if (accept == Accept.VERIFIED) {
      // Charged now: the first revision is weighed against it.
      llm.verify(current);
    }
    while (llm.left() >= unit) {
      if (llm.due(unit)) {
        llm.offer(selection.choose(llm));
      }
      int revised = llm.revise(current);
      if (accepts(llm, revised, current)) {
        current = revised;
        selection.add(llm, current, 1);
      }
      llm.nextRound();
    }
    return selection.choose(llm);
  }

  private boolean accepts(Inference llm, int revised, int current) {
    if (accept == Accept.VERIFIED) {
      return llm.verify(revised) > llm.verify(current);
    }
    double points = llm.prefer(revised, current, 1);
    return points == 0.5 ? llm.random().nextBoolean() : points > 0.5;
  }

  @Override
  public boolean anytime() {
    return true;
  }

  @Override
  public Set<Call> needs() {
    Set<Call> needs = EnumSet.of(Call.REVISE);
    needs.addAll(Selection.needs(select));
    if (accept == Accept.PREFERRED) {
      needs.add(Call.COMPARE);
    }
    if (accept == Accept.VERIFIED) {
      needs.add(Call.VERIFY);
    }
    return needs;
  }

  /** {@inheritDoc} If all revisions are accepted. */
  @Override
  public Optional<Law> law() {
    return accept == Accept.ALWAYS
        ? Optional.of(new RevisionLaw(select, RevisionLaw.ONE_CHAIN))
        : Optional.empty();
  }
}
