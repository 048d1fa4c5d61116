package io.ponder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between packages. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.ponder");

  /** Which packages each package may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("model", List.of()),
          Map.entry("inference", List.of("model")),
          Map.entry("strategy", List.of("inference", "model")),
          Map.entry("engine", List.of("strategy", "inference", "model")),
          Map.entry("theory", List.of("strategy", "model")),
          Map.entry("scaling", List.of()),
          Map.entry("data", List.of("model")),
          Map.entry("forecast", List.of("data", "engine", "scaling", "strategy", "model")),
          Map.entry("plan", List.of("engine", "scaling", "theory", "strategy", "model")),
          Map.entry(
              "experiment",
              List.of(
                  "plan",
                  "forecast",
                  "data",
                  "scaling",
                  "theory",
                  "engine",
                  "strategy",
                  "inference",
                  "model")),
          Map.entry(
              "report",
              List.of(
                  "experiment",
                  "plan",
                  "forecast",
                  "data",
                  "scaling",
                  "theory",
                  "engine",
                  "strategy",
                  "inference",
                  "model")));

  /** The exact methods of {@code Math}: their results are the same on every machine. */
  private static final Set<String> EXACT =
      Set.of(
          "abs",
          "ceil",
          "fma",
          "floor",
          "max",
          "min",
          "rint",
          "round",
          "signum",
          "sqrt",
          "scalb",
          "ulp",
          "nextUp",
          "nextDown",
          "getExponent",
          "addExact",
          "subtractExact",
          "multiplyExact",
          "incrementExact",
          "negateExact",
          "toIntExact",
          "multiplyHigh",
          "multiplyFull",
          "floorDiv",
          "floorMod",
          "copySign");

  /** The rules below cannot pass on nothing: every package that exists was read. */
  @Test
  void theRulesSeeTheClasses() {
    assertThat(CLASSES).hasSizeGreaterThan(100);
    for (String name :
        List.of(
            "model", "inference", "strategy", "engine", "theory", "experiment", "report", "cli")) {
      assertThat(CLASSES.containPackage("io.ponder." + name)).as(name).isTrue();
    }
    assertThat(CLASSES)
        .allSatisfy(
            type ->
                assertThat(type.getPackageName())
                    .matches(
                        "io[.]ponder[.](cli|" + String.join("|", MAY_USE.keySet()) + ")\\b.*"));
  }

  static Set<String> walled() {
    return MAY_USE.keySet();
  }

  /** Arrows between packages point one way. */
  @ParameterizedTest
  @MethodSource("walled")
  void packagesUseOnlyWhatIsBelowThem(String name) {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("io.ponder.cli..");
    for (String layer : MAY_USE.keySet()) {
      layers = layers.layer(layer).definedBy("io.ponder." + layer + "..");
    }
    List<String> allowed = MAY_USE.getOrDefault(name, List.of());
    layers =
        allowed.isEmpty()
            ? layers.whereLayer(name).mayNotAccessAnyLayer()
            : layers.whereLayer(name).mayOnlyAccessLayers(allowed.toArray(String[]::new));
    layers.check(CLASSES);
  }

  /** A family of strategies may use another, but never in a circle; the registry knows them all. */
  @Test
  void familiesOfStrategiesAreFreeOfCycles() {
    slices().matching("io.ponder.strategy.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** A change of the YAML or command-line library touches one package. */
  @Test
  void librariesStayInTheirPackages() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.ponder.experiment..", "io.ponder.data..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ponder.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  /** Randomness is addressed: a generator with a state of its own would break reproducibility. */
  @Test
  void noGeneratorWithAStateOfItsOwn() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.SplittableRandom")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(StrictMath.class, "random")
        .check(CLASSES);
  }

  /** Laws and what only laws are made of. */
  private static final String LAWS =
      ".*(Law|Quadrature|Logarithms|ComplexVector|Contender|HalfPoints|PluralityIntegral|PluralityPlan"
          + "|PoissonVote)(\\$.*)?";

  /**
   * What decides an outcome is the same on every machine: {@code Math.exp} need not be. Laws decide
   * none; their figures need to agree to 1e-12 only.
   */
  @Test
  void outcomesUseStrictMath() {
    noClasses()
        .that()
        .resideInAnyPackage("io.ponder.model..", "io.ponder.inference..", "io.ponder.strategy..")
        .and()
        .haveNameNotMatching(LAWS)
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("it is a method of Math that is not exact") {
              @Override
              public boolean test(JavaAccess<?> call) {
                return call.getTargetOwner().isEquivalentTo(Math.class)
                    && !EXACT.contains(call.getName());
              }
            })
        .check(CLASSES);
  }
}
