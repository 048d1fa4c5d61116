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
 * Chains of revisions side by side (arXiv:2408.03314, section 6): the selection is made within each
 * chain, then the same way across the chains, by majority if it is the last. Ratio = depth /
 * chains; chains = min(B, max(1, floor(sqrt(B / ratio)))), depth = floor(B / chains), for a budget
 * B that is counted in candidates.
 */
@About(
    name = "parallel-revision",
    text = "chains of revisions side by side; selects within each, then across them",
    calls = "chains x depth",
    source = "arXiv:2408.03314")
public record ParallelRevision(
    @Parameter(text = "depth / chains", standard = "1", min = 1e-6, max = 1e6) double ratio,
    @Parameter(
            text = "of each chain, then across: last (by majority across), best score, or majority",
            standard = "last")
        Select select)
    implements Strategy {

  /** What the root of a quotient may miss a whole number by, relative to it. */
  private static final double ROUNDING = 1e-12;

  /** Returns the number of chains for a budget in candidates. */
  static long chains(long budget, double ratio) {
    double root = Math.sqrt(budget / ratio) * (1 + ROUNDING);
    return Math.min(budget, (long) Math.max(1, Math.floor(root)));
  }

  @Override
  public Play start(int budget) {
    Selection within = new Selection(select, budget);
    Selection across = new Selection(select == Select.LAST ? Select.MAJORITY : select, budget);
    return llm -> {
      long unit = llm.price(Call.GENERATE) + Selection.price(select, llm);
      int affordable = (int) Math.max(1, llm.left() / unit);
      int chains = (int) chains(affordable, ratio);
      int depth = affordable / chains;
      int first = llm.generate(chains);
      if (affordable == 1) {
        return first;
      }
      across.clear();
      for (int chain = first; chain < first + chains; chain++) {
        int chosen = ofChain(llm, within, chain, depth);
        if (chosen != NO_ANSWER) {
          across.add(llm, chosen, 1);
        }
      }
      return across.choose(llm, llm.random());
    };
  }

  private static int ofChain(Inference llm, Selection within, int start, int depth) {
    within.clear();
    within.add(llm, start, 1);
    if (depth > 1) {
      int last = llm.revise(start, depth - 1);
      within.add(llm, last - depth + 2, depth - 1);
    }
    return within.choose(llm, llm.random());
  }

  @Override
  public Set<Call> needs() {
    Set<Call> needs = EnumSet.of(Call.REVISE);
    needs.addAll(Selection.needs(select));
    return needs;
  }

  @Override
  public Optional<Law> law() {
    return Optional.of(new RevisionLaw(select, ratio));
  }
}
