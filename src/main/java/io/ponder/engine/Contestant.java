package io.ponder.engine;

import io.ponder.model.Level;
import io.ponder.model.Model;
import io.ponder.strategy.Strategy;
import java.util.List;

/**
 * A strategy in an experiment.
 *
 * @param label its name in results, unique in the experiment
 * @param strategy what it does
 * @param model the first model that it uses, from 0; a strategy of several models uses the first
 *     ones
 */
public record Contestant(String label, Strategy strategy, int model) {
  /** Creates a contestant that uses the first models. */
  public Contestant(String label, Strategy strategy) {
    this(label, strategy, 0);
  }

  /** Returns the models that it uses at a level that has them. */
  public List<Model> models(Level level) {
    return level.models().subList(model, model + strategy.models());
  }
}
