package io.ponder.data;

import io.ponder.model.RecordedProblem.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One line of {@link LmEval}. */
final class LmEvalLine {
  /** Metrics of the likelihood of a text: there is nothing to sample. */
  private static final Set<String> PERPLEXITIES =
      Set.of("perplexity", "word_perplexity", "byte_perplexity", "bits_per_byte");

  private static final int NONE = -1;

  private final Format.Options options;
  private final Abridged texts;
  private @Nullable String id;
  private @Nullable String hash;
  private @Nullable String level;
  private @Nullable String filter;
  private @Nullable String filtered;
  private final List<String> targets = new ArrayList<>();

  /**
   * For each response which of the texts set aside it is, or {@link #NONE}, or below that the short
   * text that it is.
   */
  private int[] responses = new int[64];

  private final List<String> shortResponses = new ArrayList<>();
  private int count = -1;
  private final List<String> metrics = new ArrayList<>();
  private final Map<String, Double> values = new LinkedHashMap<>();

  LmEvalLine(Format.Options options, Abridged texts) {
    this.options = options;
    this.texts = texts;
  }

  /** Reads the line. */
  Logged read(JsonParser json, LmEval.Tally tally) throws BadEntryException {
    Json.object(json, "the line", name -> field(json, name));
    if (id == null) {
      throw new BadEntryException("doc_id is missing");
    }
    if (count < 0) {
      throw new BadEntryException("resps is missing");
    }
    if (metrics.stream().anyMatch(PERPLEXITIES::contains)) {
      throw new BadEntryException("it has the likelihood of a text, no responses");
    }
    if (targets.isEmpty()) {
      throw new BadEntryException("target is missing");
    }
    Grading.Target target = options.grading().target(targets);
    if (target.golds().isEmpty()) {
      throw new BadEntryException("the target has no answer by the grading " + target.way());
    }
    List<Sample> samples = new ArrayList<>(count);
    // Most samples of a problem are equal.
    Map<@Nullable String, Sample> known = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String answer = answer(target.extraction(), responses[i]);
      Sample sample = known.get(answer);
      if (sample == null) {
        sample = new Sample(answer, target.correct(answer), Double.NaN);
        known.put(answer, sample);
      }
      samples.add(sample);
    }
    tally.graded(target.way());
    compare(target, tally);
    return new Logged(null, id, hash, null, level, target.golds().get(0), samples);
  }

  /** The end of a long response is enough if an answer is marked in it. */
  private @Nullable String answer(Extraction extraction, int response) throws BadEntryException {
    if (response == NONE) {
      return null;
    }
    if (response < NONE) {
      return extraction.answer(new Text(shortResponses.get(NONE - 1 - response)));
    }
    String marked = extraction.marked(texts.end(response));
    return marked == null ? extraction.answer(texts.whole(response)) : marked;
  }

  /** Counts whether the line's first metric that is right or wrong agrees; old logs name none. */
  private void compare(Grading.Target target, LmEval.Tally tally) {
    if (filtered == null) {
      return;
    }
    Collection<String> named = metrics.isEmpty() ? values.keySet() : metrics;
    for (String metric : named) {
      Double value = values.get(metric);
      if (value != null && (value == 0 || value == 1)) {
        String name = filter == null ? metric : metric + " under the filter " + filter;
        tally.compared(name, value == 1, target.correct(target.answer(filtered)));
        return;
      }
    }
  }

  private void field(JsonParser json, String name) throws BadEntryException {
    switch (name) {
      case "doc_id" -> id = texts.text(json, name);
      case "doc_hash" -> hash = texts.text(json, name);
      case "doc" -> {
        if (options.level() != null && json.currentToken() == JsonToken.START_OBJECT) {
          level(json, options.level());
        }
      }
      case "target" -> target(json);
      case "resps" -> {
        count = 0;
        shortResponses.clear();
        Json.list(json, name, none -> Json.list(json, "a list of resps", no -> response(json)));
      }
      case "filtered_resps" -> filtered(json);
      case "metrics" -> {
        if (json.currentToken() == JsonToken.START_ARRAY) {
          Json.list(json, name, none -> metrics.add(String.valueOf(Json.text(json, "a metric"))));
        }
      }
      case "filter" -> filter = texts.text(json, name);
      case "arguments", "prompt_hash", "target_hash" -> {}
      default -> value(json, name);
    }
  }

  /** Reads a field of the document, or of an object in it. */
  private void level(JsonParser json, String path) throws BadEntryException {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Json.object(
        json,
        "doc",
        name -> {
          if (name.equals(path)) {
            level = texts.text(json, "the level");
          } else if (name.equals(key) && json.currentToken() == JsonToken.START_OBJECT) {
            level(json, path.substring(dot + 1));
          }
        });
  }

  private void target(JsonParser json) throws BadEntryException {
    targets.clear();
    if (json.currentToken() == JsonToken.START_ARRAY) {
      Json.list(json, "target", none -> target(texts.text(json, "a target")));
    } else {
      target(texts.text(json, "target"));
    }
  }

  /** The harness writes a list as Python prints it. */
  private void target(@Nullable String text) {
    if (text != null) {
      targets.addAll(PythonList.read(text));
    }
  }

  private void response(JsonParser json) throws BadEntryException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
      throw new BadEntryException("resps are log-likelihoods, no texts");
    }
    if (count == responses.length) {
      responses = Arrays.copyOf(responses, 2 * count);
    }
    int aside = texts.at(json);
    if (aside < 0 && token == JsonToken.VALUE_STRING) {
      shortResponses.add(json.getString());
      aside = NONE - shortResponses.size();
    }
    responses[count] = aside;
    count++;
  }

  /** Reads what the filter made; if it left several responses, the metric is not about one. */
  private void filtered(JsonParser json) throws BadEntryException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      json.nextToken();
      filtered = json.currentToken() == JsonToken.VALUE_STRING ? texts.text(json, "") : null;
      while (json.currentToken() != JsonToken.END_ARRAY) {
        json.skipChildren();
        json.nextToken();
      }
    } else {
      filtered = texts.text(json, "filtered_resps");
    }
  }

  private void value(JsonParser json, String name) {
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.put(name, json.getDoubleValue());
      case VALUE_TRUE -> values.put(name, 1.0);
      case VALUE_FALSE -> values.put(name, 0.0);
      default -> values.remove(name);
    }
  }
}
