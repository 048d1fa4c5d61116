package io.ponder.strategy.policy;

import io.ponder.model.Call;
import io.ponder.model.Table;
import io.ponder.strategy.About;
import io.ponder.strategy.Parameter;
import io.ponder.strategy.Play;
import io.ponder.strategy.Policy;
import io.ponder.strategy.Strategy;
import io.ponder.strategy.voting.Ballot;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The strategy by the difficulty, which is estimated from the agreement of some samples: as many as
 * there are votes for their most frequent answer (the compute-optimal policy of arXiv:2408.03314,
 * section 3.2, where a verifier's scores estimate it). The samples are charged, and are the first
 * candidates of the strategy that is chosen; those that it has no use for are lost.
 */
@About(
    name = "compute-optimal",
    text = "samples some answers, then plays the strategy of a policy for how many of them agree",
    calls = "<= B",
    source = "arXiv:2408.03314")
public record ComputeOptimal(
    @Parameter(text = "samples that tell the difficulty", standard = "4", min = 1, max = 1e6)
        int probes,
    @Parameter(text = "strategies by how many probes agree at least") Policy policy)
    implements Strategy {
  /**
   * Checks the policy.
   *
   * @throws IllegalArgumentException if it has a rule for more votes than there are probes
   */
  public ComputeOptimal {
    List<Policy.Rule> rules = policy.rules();
    int most = rules.get(rules.size() - 1).votes();
    if (most > probes) {
      throw new IllegalArgumentException(
          String.format("the policy has a strategy for %d votes of %d probes", most, probes));
    }
  }

  @Override
  public Play start(int budget) {
    Ballot ballot = new Ballot(Math.min(probes, budget));
    List<ProbedPlay> plays =
        policy.rules().stream()
            .map(rule -> new ProbedPlay(rule.strategy(), budget, probes))
            .toList();
    return llm -> {
      int affordable = (int) Math.min(probes, llm.left() / llm.price(Call.GENERATE));
      int first = llm.generate(Math.max(1, affordable));
      ballot.clear();
      ballot.addAll(llm, first, Math.max(1, affordable));
      llm.nextRound();
      return plays.get(policy.rule(ballot.most())).solve(llm, first, ballot.size());
    };
  }

  /** Returns the kinds of call that one of its strategies cannot do without. */
  @Override
  public Set<Call> needs() {
    Set<Call> needs = EnumSet.noneOf(Call.class);
    policy.rules().forEach(rule -> needs.addAll(rule.strategy().needs()));
    return needs;
  }

  @Override
  public int models() {
    return policy.rules().stream().mapToInt(rule -> rule.strategy().models()).max().orElse(1);
  }

  @Override
  public Optional<String> conflict(Table table) {
    return policy.rules().stream()
        .flatMap(rule -> rule.strategy().conflict(table).stream())
        .findFirst();
  }

  /** Returns whether one of its strategies is a ceiling: then it is one as well. */
  @Override
  public boolean ceiling() {
    return policy.rules().stream().anyMatch(rule -> rule.strategy().ceiling());
  }
}
