package io.ponder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as people and models write them, worked by hand. */
class GradingTest {
  private static final String NEWLINES = "~";

  private static @Nullable String answer(String grading, String response) {
    Grading.Target target = Grading.of(grading, null).target(List.of("0"));
    return target.answer(response.replace(NEWLINES, "\n"));
  }

  /** A tilde is a newline; the quotes are the table's. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "18 | 18",
        "18.0 | 18",
        "18.00 | 18",
        "018 | 18",
        "0.50 | 0.5",
        ".5 | 0.5",
        "-0 | 0",
        "0.0 | 0",
        "1,000 | 1000",
        "1,234,567.80 | 1234567.8",
        "1{,}000 | 1000",
        "10,\\!000 | 10000",
        "$18 | 18",
        "\\$18. | 18",
        "-$3.50 | -3.5",
        "$-3.50 | -3.5",
        "−7 | -7",
        "€20 | 20",
        "18% | 18",
        "3/4 | 0.75",
        "2/6 | 1/3",
        "\\frac{1}{2} | 0.5",
        "-\\dfrac{2}{3} | -2/3",
        "\\frac{-2}{3} | -2/3",
        "\\frac12 | 0.5",
        "so -\\tfrac23 | -2/3",
        "\\boxed{\\dfrac12}, not 7 | 0.5",
        "\\boxed{-\\frac{1}3} | -1/3",
        "\\frac123 | 123",
        "4/0 | 0",
        "on 1/2/2024 | 2024",
        "1234,567 | 567",
        "3,5 | 5",
        "5-3 | 3",
        "x = -3 | -3",
        "from 3 to 18 apples. | 18",
        // marks, the last of which counts
        "5 + 13 = 18~#### 18~~Is 7 prime? | 18",
        "#### 7~#### 18 | 18",
        "#### $1,800.00 | 1800",
        "#### Step 3: add~In total 18 | 18",
        "The answer is 18. She has 2 apples. | 18",
        "The answer is 5 + 13 = 18 for 3 days. | 18",
        "The answer is $18 for 3 days. | 18",
        "The answer is:~~18 | 18",
        "The answer is unclear. 4 or 5 | 5",
        "**Answer:** 18 apples for 3 people | 18",
        "Answer: There are 5 in 3 boxes, so 15 | 15",
        "ANSWER: 18~since 2 + 16 | 18",
        "It is \\boxed{18}, see figure 3 | 18",
        "\\boxed{\\frac{1}{2}} of 3 | 0.5",
        "\\boxed{x = 18} | 18",
        "\\boxed{2} then \\boxed{18 cut off | 2",
        "The answer is 7. \\boxed{18} | 18",
        "\\boxed{7}. The answer is 18 | 18",
        "\\boxed{\\text{none}} of 18 | 18",
        // a formula is no number, but an answer
        "\\boxed{3\\sqrt{2}} | 3\\sqrt{2}",
        "\\boxed{x^{2}} | x^2",
        "\\boxed{( 1, 2 )} | (1,2)",
        "\\boxed{5 + 13 = 18} | 18",
        "\\boxed{18\\text{ cm}^2} | 18",
        "\\boxed{18^\\circ} | 18",
        "\\boxed{\\$1{,}800.00} | 1800",
        "\\boxed{18 dollars} | 18",
      })
  void numbers(String response, String answer) {
    assertThat(answer("numeric", response)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "B | B",
        " b~ | B",
        "(B) | B",
        "B. | B",
        "B) because | B",
        "The answer is B | B",
        "The answer is (b). | B",
        "The answer is A because of that. | A",
        "The answer is a matter of taste: C. | C",
        "The correct answer is option D, not E | D",
        "Answer: C~~Explanation: A is wrong | C",
        "**Answer: (J)** | J",
        "Answer: I think it is B | B",
        "\\boxed{C} | C",
        "\\boxed{\\text{(C)}} and A | C",
        "#### D | D",
        "A is wrong, B is wrong. So **C** | C",
        "(A) is wrong; I choose (B), the dog | B",
        "It must be B. A dog barks. I think so | B",
        "A B C | C",
        "I'd say D's right | ",
        "Nothing is right | ",
        "K | ",
        "Vitamin B12 | ",
      })
  void letters(String response, @Nullable String answer) {
    assertThat(answer("letter", response)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "\" Paris ~ France \" | Paris France",
        "so \\boxed{\\sqrt{2}} | \\sqrt{2}",
        "\\boxed{1} or \\boxed{\\{ 1, 2 \\}} | \\{1,2\\}",
        "\\boxed{x~+ 1 } | x+1",
        "\\boxed{} | ",
        "\\boxed{2} or \\boxed{3 | 2",
        "~ | ",
      })
  void texts(String response, @Nullable String answer) {
    assertThat(answer("exact", response)).isEqualTo(answer);
  }

  /** Targets and responses as logs of MATH, GSM8K and choices have them, graded by hand. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "3 | The final answer is $3\\sqrt{2}$. I hope it is correct. | false",
        "3 | The final answer is $(3,4)$. | false",
        "3 | Final Answer: The final answer is $3$. I hope it is correct. | true",
        "3 | The final answer is \\(x = 3\\). | true",
        "10 | The final answer is $10\\pi$. | false",
        "10 | The final answer is $10^5$. | false",
        "5 | The final answer is $x>5$. | false",
        "1 | The final answer is $\\frac{x+1}{2}$. | false",
        "\\frac{3\\pi}{4} | The final answer is $\\frac{3 \\pi}4$. | true",
        "\\text{even} | The final answer is $\\text{even}$. | true",
        "\\text{even} | The final answer is even. | true",
        "True | So the answer is True. | true",
        "True | So the answer is False. | false",
        "3\\sqrt{2} | \\boxed{2} | false",
        "3\\sqrt{2} | \\boxed{3\\sqrt2} | true",
        "(1,2) | \\boxed{(1, 2)} | true",
        "2 | \\boxed{\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}} | false",
        "2 | \\boxed{x=1 \\text{ or } x=2} | false",
        "2 | \\boxed{x=-2, x=2} | false",
        "2 | \\boxed{A=1,\\;B=2} | false",
        "2 | \\boxed{2xyz} | false",
        "7 | \\boxed{5 \\text{ and } 7} | false",
        "4 | \\boxed{(x-1)^2+(y+2)^2=4} | false",
        "0 | \\boxed{2x+3y-4=0} | false",
        "16 | \\boxed{16\\pi \\text{ square units}} | false",
        "16\\pi | \\boxed{16\\pi \\text{ square units}} | true",
        "54 | \\boxed{16 2/3} | false",
        "2 | \\boxed{1.5/2} | false",
        "5 | \\boxed{5 cm} | true",
        "5 | \\boxed{5\\text{ m/s}} | true",
        "5 | \\boxed{about 5 square inches} | true",
        "2 | \\boxed{2 \\text{ million}} | false",
        "5 | \\boxed{\\text{not } 5} | false",
        "5 | \\boxed 5 | true",
        "5 | \\fbox{5} | true",
        "so $\\boxed 5$ | It is \\boxed{5}. | true",
        "18 | **Answer**: 18~~Step 2 | true",
        "18 | The answer is $18 for 3 days, not $20. | true",
        "B | **Answer**: B~~Option A is wrong because (A) is odd. | true",
        "B | The answer is 5 J, option (B). | true",
        "B | The answer is 25\u00b0 C, which is option (B). | true",
        "A | The answer is A because (B) is wrong. | true",
      })
  void grades(String target, String response, boolean right) {
    Grading.Target asked = Grading.of("auto", null).target(List.of(target));

    assertThat(asked.correct(asked.answer(response.replace(NEWLINES, "\n"))))
        .as(asked.answer(response) + " for " + asked.golds())
        .isEqualTo(right);
  }

  /** Targets and answers are found by the same rule. */
  @Test
  void formulasGradedAsNumbers() {
    Grading.Target asked = Grading.of("numeric", null).target(List.of("3\\sqrt{2}"));

    assertThat(asked.correct(asked.answer("\\boxed{2}"))).isFalse();
    assertThat(asked.correct(asked.answer("\\boxed{3 \\sqrt2}"))).isTrue();
  }

  @Test
  void theLastMatchOfAPattern() {
    Grading grading = Grading.of("regex", "#### *(\\S+)");

    assertThat(grading.answer("#### 7 then ####  18 \n", "18")).isEqualTo("18");
    assertThat(grading.correct("18", "so #### 18")).isTrue();
    assertThat(grading.answer("none", "18")).isNull();
    assertThat(Grading.of("regex", "\\d+").answer("7 or 18", "18")).isEqualTo("18");
    assertThat(Grading.of("regex", "x(\\d)?").answer("x", "18")).isNull();
  }

  /** What the target is decides how {@code auto} grades. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "18 | numeric | 18",
        "18.00 | numeric | 18",
        "\"5 + 13~#### 1,018\" | numeric | 1018",
        "$18 | numeric | 18",
        "-3 | numeric | -3",
        "\\frac{3}{4} | numeric | 0.75",
        "12% | numeric | 12",
        "so it is $\\boxed{18}$ | numeric | 18",
        "B | letter | B",
        "(B) | letter | B",
        "J | letter | J",
        "K | exact | K",
        "Paris | exact | Paris",
        "18 apples | exact | 18 apples",
        "\\sqrt{2} | exact | \\sqrt{2}",
        "$\\frac12$ | numeric | 0.5",
        "\\text{(C)} | letter | C",
        "\\text{Evelyn} | exact | Evelyn",
        "15\\mbox{ cm}^2 | numeric | 15",
        "x = 5 | numeric | 5",
        "thus \\boxed{\\sqrt{2}} | exact | \\sqrt{2}",
        "#### yes | exact | yes",
        "#### | exact | ####",
      })
  void targets(String target, String way, String gold) {
    Grading.Target decided =
        Grading.of("auto", null).target(List.of(target.replace(NEWLINES, "\n")));

    assertThat(decided.way()).isEqualTo(way);
    assertThat(decided.golds()).containsExactly(gold);
    assertThat(decided.correct(gold)).isTrue();
    assertThat(decided.correct(null)).isFalse();
  }

  @Test
  void anyOfSeveralTargetsIsRight() {
    Grading.Target target = Grading.of("auto", null).target(List.of("New York", "NYC"));

    assertThat(target.correct(target.answer("NYC "))).isTrue();
    assertThat(target.correct(target.answer("New  York"))).isTrue();
    assertThat(target.correct(target.answer("Boston"))).isFalse();
  }

  @Test
  void aTargetWithoutANumberIsNeverRight() {
    Grading.Target target = Grading.of("numeric", null).target(List.of("many"));

    assertThat(target.golds()).isEmpty();
    assertThat(target.correct(target.answer("18"))).isFalse();
  }

  /** However a number is written, it is one answer, and only with its equals. */
  @Test
  void numbersAreEqualAsNumbers() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      BigDecimal value =
          BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(4));
      BigDecimal other = random.nextBoolean() ? value : value.add(new BigDecimal("0.001"));
      String canonical = answer("numeric", written(value, random));

      assertThat(new BigDecimal(String.valueOf(canonical))).isEqualByComparingTo(value);
      assertThat(canonical.equals(answer("numeric", written(other, random))))
          .isEqualTo(value.compareTo(other) == 0);
    }
  }

  private static String written(BigDecimal value, Random random) {
    BigDecimal scaled = value.setScale(value.scale() + random.nextInt(3));
    String plain = scaled.abs().toPlainString();
    if (random.nextBoolean()) {
      int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
      StringBuilder grouped = new StringBuilder(plain);
      for (int at = point - 3; at > 0; at -= 3) {
        grouped.insert(at, ',');
      }
      plain = grouped.toString();
    }
    String sign = scaled.signum() < 0 ? "-" : "";
    String[] before = {"", "first 7, then ", "#### ", "So the answer is ", "it is \\boxed{"};
    String prefix = before[random.nextInt(before.length)];
    String currency = random.nextBoolean() ? "$" : "";
    return prefix + sign + currency + plain + (prefix.endsWith("{") ? "}" : ".");
  }

  /**
   * The end of a response is enough where an answer is marked in it: the answer of the whole is the
   * same. Long responses are read by their end.
   */
  @Test
  void theEndIsEnoughWhereItMarksAnAnswer() {
    String[] pieces = {
      "#### ",
      "answer is ",
      "Answer: ",
      "\\boxed{",
      "}",
      "18",
      "-",
      "1,000",
      ".",
      "\n",
      " ",
      "B",
      "(C)",
      "so ",
      "=",
      "/",
      "3",
      "\\frac{",
      "$",
      "a dog"
    };
    Random random = new Random(6);
    int decided = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = 0; piece < 30; piece++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String tail = text.substring(random.nextInt(text.length()));
      for (String grading : List.of("numeric", "letter", "exact")) {
        Extraction extraction = Grading.of(grading, null).target(List.of("0")).extraction();
        String marked = extraction.marked(new Text(tail));
        if (marked != null) {
          decided++;
          assertThat(extraction.answer(new Text(text.toString()))).isEqualTo(marked);
        }
      }
    }
    assertThat(decided).isGreaterThan(5_000);
  }

  /** What a mangled response holds must not take longer than its length allows. */
  @Test
  @Timeout(30)
  void hostileResponsesAreRead() {
    for (String piece :
        List.of("answer is ", "\\boxed{", "1,", "1/", "9", "#### ", "\\frac{1}{", "(A", "\\")) {
      String response = piece.repeat(200_000 / piece.length());
      for (String grading : List.of("numeric", "letter", "exact")) {
        answer(grading, response);
      }
    }
  }

  @Test
  void wrongOptions() {
    assertThatThrownBy(() -> Grading.of("regex", null))
        .isInstanceOf(DataException.class)
        .hasMessage("the grading regex needs a pattern");
    assertThatThrownBy(() -> Grading.of("regex", "(")).hasMessageContaining("the pattern ( is");
    assertThatThrownBy(() -> Grading.of("exact", "a"))
        .hasMessageContaining("for the grading regex");
    assertThatThrownBy(() -> Grading.of("exactly", null)).hasMessageContaining("allowed: auto");
  }
}
