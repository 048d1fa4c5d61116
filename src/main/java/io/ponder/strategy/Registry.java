package io.ponder.strategy;

import io.ponder.strategy.policy.ComputeOptimal;
import io.ponder.strategy.revision.ParallelRevision;
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
import io.ponder.strategy.tournament.Mixture;
import io.ponder.strategy.tournament.RacingLeague;
import io.ponder.strategy.tournament.RoundRobin;
import io.ponder.strategy.voting.AdaptiveConsistency;
import io.ponder.strategy.voting.BayesianStopping;
import io.ponder.strategy.voting.Cascade;
import io.ponder.strategy.voting.EarlyStopping;
import io.ponder.strategy.voting.EntropyStopping;
import io.ponder.strategy.voting.MajorityVote;
import io.ponder.strategy.voting.ShareStopping;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All strategies that there are, by name. */
public final class Registry {
  private static final List<Class<? extends Strategy>> BUILT_IN =
      List.of(
          // sampling
          SingleCall.class,
          Oracle.class,
          // voting
          MajorityVote.class,
          AdaptiveConsistency.class,
          EarlyStopping.class,
          BayesianStopping.class,
          ShareStopping.class,
          EntropyStopping.class,
          Cascade.class,
          // selection
          BestOfN.class,
          WeightedVote.class,
          BestOfMajority.class,
          FilterVote.class,
          Resample.class,
          MarginalGain.class,
          VerifyVote.class,
          // tournament
          Knockout.class,
          League.class,
          RoundRobin.class,
          RacingLeague.class,
          Mixture.class,
          // revision
          SequentialRevision.class,
          ParallelRevision.class,
          // policy
          ComputeOptimal.class);

  private final Map<String, StrategyType> types = new LinkedHashMap<>();

  private Registry() {}

  /** Returns the built-in strategies and those that the class path adds. */
  public static Registry load() {
    Registry registry = new Registry();
    BUILT_IN.forEach(registry::add);
    registry.addAll(ServiceLoader.load(StrategyProvider.class));
    return registry;
  }

  /**
   * Adds the strategies of providers.
   *
   * @throws IllegalArgumentException if a class is not a strategy or its name is taken
   */
  public void addAll(Iterable<StrategyProvider> providers) {
    providers.forEach(provider -> provider.strategies().forEach(this::add));
  }

  /**
   * Adds a strategy.
   *
   * @throws IllegalArgumentException if the class is not a strategy or its name is taken
   */
  public void add(Class<? extends Strategy> implementation) {
    StrategyType type = StrategyType.of(implementation);
    StrategyType other = types.putIfAbsent(type.name(), type);
    if (other != null && other.implementation() != implementation) {
      throw new IllegalArgumentException(
          String.format(
              "strategy %s is there twice: %s and %s",
              type.name(), other.implementation().getName(), implementation.getName()));
    }
  }

  /** Returns the strategy of a name. */
  public Optional<StrategyType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Returns all strategies, family by family. */
  public Collection<StrategyType> all() {
    return Collections.unmodifiableCollection(types.values());
  }
}
