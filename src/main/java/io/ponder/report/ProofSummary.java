package io.ponder.report;

import io.ponder.experiment.ExperimentRun;
import io.ponder.experiment.GuaranteeRow;
import io.ponder.experiment.ProofRow;
import io.ponder.theory.Assumption;
import io.ponder.theory.Bound;
import io.ponder.theory.Decay;
import io.ponder.theory.KnockoutPowerLaw;
import io.ponder.theory.MixTheorem;
import io.ponder.theory.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the theorems of a run say, in lines to read: where they hold, from where on they say
 * something, how fast the failure falls, and the cheapest budget that they guarantee.
 */
public final class ProofSummary {
  /** Above this the failure has not begun to fall as it will. */
  private static final double LARGE = Math.log(0.5);

  /** A knockout's power law shows where its failure is below this share of the match's. */
  private static final double SMALL = 0.01;

  private ProofSummary() {}

  /**
   * Returns the lines, none if the experiment asks for no theorem.
   *
   * @param width where long ones are broken, in columns
   */
  public static List<String> lines(ExperimentRun.Result result, int width) {
    return lines(result).stream()
        .flatMap(line -> Wrap.lines(line, indent(line), width).stream())
        .toList();
  }

  /** Returns the indent of what a line is continued with. */
  private static String indent(String line) {
    return " ".repeat(line.length() - line.stripLeading().length() + 2);
  }

  private static List<String> lines(ExperimentRun.Result result) {
    List<String> lines = new ArrayList<>();
    Map<Bound, List<ProofRow>> bounds = grouped(result.proofs(), ProofRow::bound);
    bounds.forEach(
        (bound, rows) -> {
          lines.add(bound.name() + ": " + bound.text() + " (" + bound.source() + ")");
          grouped(rows, ProofRow::level)
              .forEach(
                  (level, of) -> {
                    List<String> said = new ArrayList<>(verdict(of));
                    said.addAll(decay(bound, of));
                    result.guarantees().stream()
                        .filter(row -> row.bound().equals(bound) && row.level().equals(level))
                        .min(Comparator.comparingLong(row -> row.guarantee().calls()))
                        .ifPresent(row -> said.add(guarantee(row)));
                    lines.add("  " + level);
                    said.forEach(line -> lines.add("    " + line));
                  });
        });
    for (MixTheorem theorem : result.experiment().mixes()) {
      lines.add(theorem.name() + ": " + theorem.text() + " (" + theorem.source() + ")");
      theorem.about(result.experiment().solver()).forEach(line -> lines.add("  " + line));
    }
    result.experiment().bounds().stream()
        .filter(asked -> !bounds.containsKey(asked.bound()))
        .forEach(asked -> lines.add(asked.bound().name() + ": about none of the strategies"));
    return lines;
  }

  private static <K> Map<K, List<ProofRow>> grouped(
      List<ProofRow> rows, Function<ProofRow, K> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<String> verdict(List<ProofRow> rows) {
    List<ProofRow> applied = rows.stream().filter(ProofRow::applies).toList();
    String reasons =
        rows.stream()
            .flatMap(row -> row.claim().objection().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    if (applied.isEmpty()) {
      return List.of("does not apply here: " + reasons);
    }
    List<ProofRow> broken = applied.stream().filter(row -> !row.holds().orElse(true)).toList();
    String text =
        broken.isEmpty()
            ? "holds in all " + cells(applied.size())
            : String.format(
                Locale.ROOT,
                "VIOLATED in %d of %s, first by %s",
                broken.size(),
                cells(applied.size()),
                place(broken.get(0)));
    List<String> lines = new ArrayList<>();
    lines.add(
        reasons.isEmpty()
            ? text
            : String.format(
                Locale.ROOT,
                "%s; in %d more it does not apply: %s",
                text,
                rows.size() - applied.size(),
                reasons));
    bite(applied).ifPresent(lines::add);
    return lines;
  }

  /** Where the bound says something about more than one sample, and how much. */
  private static Optional<String> bite(List<ProofRow> applied) {
    List<ProofRow> several = applied.stream().filter(row -> row.claim().size().n() > 1).toList();
    List<ProofRow> biting = several.stream().filter(ProofRow::bites).toList();
    if (several.isEmpty()) {
      return Optional.empty();
    }
    boolean upper = several.get(0).bound().side() == Bound.Side.UPPER;
    if (biting.isEmpty()) {
      return Optional.of(upper ? "it is above 1 for any N > 1, where it says nothing" : "it is 0");
    }
    ProofRow first = biting.stream().min(Comparator.comparingInt(ProofRow::budget)).orElseThrow();
    String where =
        biting.size() == several.size()
            ? ""
            : String.format(
                Locale.ROOT,
                "below 1 in %d of %s with N > 1, first for %s; ",
                biting.size(),
                cells(several.size()),
                place(first));
    List<Double> tight = biting.stream().flatMap(row -> row.tightness().stream()).sorted().toList();
    if (tight.isEmpty()) {
      return Optional.of(where.replaceAll("; $", "")).filter(text -> !text.isEmpty());
    }
    String least = number(tight.get(0));
    String most = number(tight.get(tight.size() - 1));
    return Optional.of(
        where
            + (upper ? "the failure is " : "it is ")
            + (least.equals(most) ? most : least + " to " + most)
            + (upper ? " of it" : " of the failure"));
  }

  private static String cells(int count) {
    return count + (count == 1 ? " cell" : " cells");
  }

  private static String place(ProofRow row) {
    return String.format(
        Locale.ROOT,
        "%s at %s (%s)",
        row.strategy(),
        calls(row.budget()),
        size(row.claim().size()));
  }

  private static String calls(long calls) {
    return calls == Long.MAX_VALUE
        ? "more than 9e18 calls"
        : String.format(Locale.ROOT, "%,d %s", calls, calls == 1 ? "call" : "calls");
  }

  private static String size(Size size) {
    return "N = " + size.n() + (size.k().isPresent() ? ", K = " + size.k().getAsLong() : "");
  }

  private static List<String> decay(Bound bound, List<ProofRow> rows) {
    List<ProofRow> exact =
        rows.stream()
            .filter(ProofRow::applies)
            .filter(row -> row.claim().size().n() > 1)
            .filter(row -> row.logFailure().filter(Double::isFinite).isPresent())
            .toList();
    return switch (bound.fall()) {
      case EXPONENTIAL -> exponential(exact).stream().toList();
      case POWER -> powers(exact);
      case NONE -> List.of();
    };
  }

  /** N against the exponent of the theorem, for each strategy. */
  private static List<String> powers(List<ProofRow> rows) {
    List<String> lines = new ArrayList<>();
    grouped(rows, ProofRow::strategy)
        .forEach(
            (strategy, of) -> {
              double loss = of.get(0).claim().assumptions().getOrDefault(Assumption.P_LOSE, 0.0);
              List<ProofRow> small =
                  of.stream()
                      .filter(row -> row.logFailure().orElseThrow() < Math.log(SMALL * loss))
                      .toList();
              Decay.power(points(small, true))
                  .ifPresent(
                      power ->
                          lines.add(
                              String.format(
                                  Locale.ROOT,
                                  "%s: the failure falls as N^-%.4f, in theory as N^-%.4f",
                                  strategy,
                                  power,
                                  KnockoutPowerLaw.exponent(loss))));
            });
    return lines;
  }

  /** N and K grow together where their ratio is the same; of votes there is N only. */
  private static Optional<String> exponential(List<ProofRow> rows) {
    Map<Double, List<ProofRow>> ratios =
        rows.stream()
            .filter(row -> row.logFailure().orElseThrow() < LARGE)
            .collect(
                Collectors.groupingBy(
                    ProofSummary::ratio, LinkedHashMap::new, Collectors.toList()));
    return ratios.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .flatMap(
            most -> {
              Optional<Double> exact = Decay.exponential(points(most.getValue(), true));
              Optional<Double> bound = Decay.exponential(points(most.getValue(), false));
              return exact.isEmpty() || bound.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      String.format(
                          Locale.ROOT,
                          "%sthe failure falls as exp(-%s N), the bound as exp(-%s N)",
                          together(most.getKey()),
                          number(exact.get()),
                          number(bound.get())));
            });
  }

  private static String together(double ratio) {
    return ratio == 0
        ? ""
        : ratio == 1
            ? "with K = N "
            : ratio < 1
                ? "with K = " + number(1 / ratio) + " N "
                : "with K = N / " + number(ratio) + " ";
  }

  /** Returns N / K, 0 where there is no K. */
  private static double ratio(ProofRow row) {
    Size size = row.claim().size();
    return size.k().isPresent() ? (double) size.n() / size.k().getAsLong() : 0;
  }

  private static List<Decay.Point> points(List<ProofRow> rows, boolean exact) {
    return rows.stream()
        .map(
            row ->
                new Decay.Point(
                    row.claim().size().n(),
                    exact ? row.logFailure().orElseThrow() : row.claim().logFailure()))
        .distinct()
        .toList();
  }

  private static String guarantee(GuaranteeRow row) {
    Size size = row.guarantee().size();
    String least =
        row.least().isPresent()
            ? String.format(
                Locale.ROOT,
                "; by the law N = %d is enough%s, %s",
                row.least().getAsLong(),
                size.k().isPresent() ? " at this K" : "",
                calls(row.guarantee().budget().applyAsLong(row.least().getAsLong())))
            : "; the law is not searched that far";
    return String.format(
        Locale.ROOT,
        "guarantees a failure of at most %s with %s, %s%s",
        number(row.failure()),
        size(size),
        calls(row.guarantee().calls()),
        least);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value)
        .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceAll("\\.(e|$)", "$1");
  }
}
