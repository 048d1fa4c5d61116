package io.ponder.report;

import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.ForecastRow;
import io.ponder.experiment.Forecasts;
import io.ponder.experiment.Forecasts.OfLevel;
import io.ponder.forecast.CoverageForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Forecasts of coverage, as a table for people: the combination first, then every method. */
public final class ForecastTable {
  private static final int CELL = 10;

  private final int width;

  /** Creates a table for a terminal of so many columns. */
  public ForecastTable(int width) {
    this.width = Math.max(40, width);
  }

  /** Returns the lines. */
  public List<String> lines(Forecasts.Result result) {
    List<String> lines = new ArrayList<>();
    result.levels().forEach(level -> level(level, result.confidence(), lines));
    OfLevel all = result.levels().get(result.levels().size() - 1);
    if (all.rows().stream().anyMatch(row -> !row.method().equals(Forecasts.EXACT))) {
      assumptions(result, lines);
    }
    return lines;
  }

  private void level(OfLevel level, double confidence, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    wrap(
        String.format(
            Locale.ROOT,
            "%s: %,d problems, %s samples each, %.2f%% of them solved. Pass@k in %%:",
            level.level().equals(ExperimentRun.ALL) ? "All problems" : "Level " + level.level(),
            level.problems(),
            level.fewest() == level.most()
                ? String.format(Locale.ROOT, "%,d", level.fewest())
                : String.format(Locale.ROOT, "%,d to %,d", level.fewest(), level.most()),
            100 * level.solved()),
        lines);
    level.objection().ifPresent(text -> wrap("No forecast: " + text + ".", lines));
    Map<String, List<ForecastRow>> methods =
        level.rows().stream()
            .collect(
                Collectors.groupingBy(
                    ForecastRow::method, LinkedHashMap::new, Collectors.toList()));
    List<ForecastRow> exact = methods.remove(Forecasts.EXACT);
    if (exact != null) {
      block("", Map.of("over all choices of k samples", exact), 0, lines);
    }
    if (!methods.isEmpty()) {
      block("forecast", methods, confidence, lines);
    }
    if (!level.contradicted().isEmpty()) {
      wrap(
          "Left out of the combination, as these samples contradict it: "
              + String.join(", ", level.contradicted())
              + ".",
          lines);
    }
  }

  private void block(
      String title, Map<String, List<ForecastRow>> methods, double confidence, List<String> lines) {
    int name = Math.max(title.length(), 2);
    for (String method : methods.keySet()) {
      name = Math.max(name, method.length() + 2);
    }
    List<ForecastRow> first = methods.values().iterator().next();
    boolean tested = first.get(0).backTest().isPresent();
    int columns = Math.max(1, (width - name - (tested ? CELL + 1 : 0)) / CELL);
    for (int from = 0; from < first.size(); from += columns) {
      int to = Math.min(first.size(), from + columns);
      StringBuilder header = new StringBuilder(pad(title, name));
      first
          .subList(from, to)
          .forEach(row -> header.append(String.format(Locale.ROOT, "%" + CELL + "d", row.k())));
      lines.add(header + (tested ? "  back-test" : ""));
      for (Map.Entry<String, List<ForecastRow>> method : methods.entrySet()) {
        List<ForecastRow> own = method.getValue().subList(from, to);
        ForecastRow one = own.get(0);
        lines.add(
            cells("  " + method.getKey(), name, own, ForecastRow::passAtK)
                + (one.backTest().isPresent()
                    ? String.format(Locale.ROOT, "%+11.2f", points(one.backTest().getAsDouble()))
                    : ""));
        if (one.interval().isPresent()) {
          String percent = String.format(Locale.ROOT, "    %.0f%%", 100 * confidence);
          lines.add(cells(percent + " from", name, own, row -> row.interval().orElseThrow().low()));
          lines.add(cells(percent + " to", name, own, row -> row.interval().orElseThrow().high()));
        }
      }
    }
  }

  /** Returns points, of which -0.00 is none. */
  private static double points(double share) {
    return Math.rint(1e4 * share) / 100 + 0.0;
  }

  private static String cells(
      String label, int name, List<ForecastRow> rows, ToDoubleFunction<ForecastRow> value) {
    StringBuilder line = new StringBuilder(pad(label, name));
    rows.forEach(
        row ->
            line.append(
                String.format(Locale.ROOT, "%" + CELL + ".2f", 100 * value.applyAsDouble(row))));
    return line.toString();
  }

  private static String pad(String text, int size) {
    return text + " ".repeat(Math.max(0, size - text.length()));
  }

  private void assumptions(Forecasts.Result result, List<String> lines) {
    double confidence = result.confidence();
    OfLevel all = result.levels().get(result.levels().size() - 1);
    lines.add("");
    wrap(
        "The combination weights the law exp(-A k^-b), laid through all k alike and by their"
            + " uncertainty, and a posterior of success rates, by their inverse variance. Back-test:"
            + " the forecast of pass@n from half of the n samples, less what they show, in points.",
        lines);
    wrap(
        String.format(
            Locale.ROOT,
            "Assumed: the same problems, sampled on as before, samples of a problem independent; and"
                + " that success rates too small to have shown continue those that did, as a power"
                + " law. The %.0f%% intervals are of the share of these problems that k samples"
                + " solve; they take the law and the posterior for equally likely, and no more than"
                + " these.",
            100 * confidence),
        lines);
    List<String> missed =
        result.levels().stream().filter(OfLevel::missed).map(OfLevel::level).toList();
    if (!missed.isEmpty()) {
      wrap(
          "Warning: what all samples show is outside the combination's interval from half of them ("
              + String.join(", ", missed)
              + "): these problems are not as it assumes; rather trust the methods with the smallest"
              + " back-test.",
          lines);
    }
    long largest = all.rows().stream().mapToLong(ForecastRow::k).max().orElse(0);
    if (largest > CoverageForecast.FAR * all.fewest()) {
      wrap(
          String.format(
              Locale.ROOT,
              "Warning: k = %,d is %,.0f times the samples%s; beyond %.0f times the forecast rests on"
                  + " the assumptions more than on the samples.",
              largest,
              (double) largest / all.fewest(),
              all.fewest() < all.most()
                  ? String.format(
                      Locale.ROOT,
                      " of the problem that has the fewest, %,d (--min-samples leaves such out)",
                      all.fewest())
                  : "",
              CoverageForecast.FAR),
          lines);
    }
  }

  private void wrap(String text, List<String> lines) {
    lines.addAll(Wrap.lines(text, "  ", width));
  }
}
