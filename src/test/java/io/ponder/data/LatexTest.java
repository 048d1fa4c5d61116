package io.ponder.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas that are one answer, and texts that are left alone; worked by hand. */
class LatexTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "\\frac12; \\frac{1}{2}",
        "\\dfrac{1}{2}; \\frac{1}{2}",
        "\\tfrac 1 2; \\frac{1}{2}",
        "\\cfrac1{72}; \\frac{1}{72}",
        "\\frac{10}7; \\frac{10}{7}",
        "\\frac{\\sqrt3}2; \\frac{\\sqrt{3}}{2}",
        "\\frac{-1}{2}; -\\frac{1}{2}",
        "\\frac{-x}{y+1}; -\\frac{x}{y+1}",
        "\\frac{-1+i}{2}; \\frac{-1+i}{2}",
        "1/2; \\frac{1}{2}",
        "-3/4; -\\frac{3}{4}",
        "a/b; a/b",
        "\\sqrt3; \\sqrt{3}",
        "\\sqrt x; \\sqrt{x}",
        "\\sqrt[3]{5}; \\sqrt[3]{5}",
        "2x + 1; 2x+1",
        "x \\ge 5; x\\geq5",
        "x \\leq y; x\\leq y",
        "2 \\pi r; 2\\pi r",
        "\\pi r^{2}; \\pi r^2",
        "x^{12}; x^{12}",
        "90^\\circ; 90",
        "90^{\\circ}; 90",
        "90°; 90",
        "50\\%; 50",
        "\\$18; 18",
        "$x$; x",
        "\\(x\\); x",
        "\\left( 3, \\frac{\\pi}{2} \\right); (3,\\frac{\\pi}{2})",
        "\\left[0, 1\\right); [0,1)",
        "\\leftarrow; \\leftarrow",
        "\\{1,\\,2\\}; \\{1,2\\}",
        "\\lbrace 1 \\rbrace; \\{1\\}",
        "10,\\!000; 10,000",
        "1{,}000; 1,000",
        "\\text{(A)}; (A)",
        "\\textbf{(B) }; (B)",
        "\\text{no solution}; no solution",
        "x \\text{ and } y; x and y",
        "12\\text{ cm}; 12",
        "12\\mbox{ inches}^2; 12",
        "3\\sqrt{2}\\text{ units}; 3\\sqrt{2}",
        "x = 5; 5",
        "x_1=5; x_1=5",
        "y=2x+1; 2x+1",
        "f(x)=2; f(x)=2",
        ".5; 0.5",
        "(.5, 1.5); (0.5,1.5)",
        "5.; 5",
        "\u22125; -5",
        "\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}; \\begin{pmatrix}1\\\\2\\end{pmatrix}",
        "16 2/3; 16\\frac{2}{3}",
        "16\\frac23; 16\\frac{2}{3}",
        "0.333...; 0.333...",
        "x\\frac{-1}{2}; x\\frac{-1}{2}",
        "x=y=5; 5",
        "\\mathbf{i}+2\\mathbf{k}; i+2k",
        "3\\mathrm{i}; 3i",
        "12\\text{ PM}; 12PM",
        "2\\text{ million}; 2 million",
        "16\\pi\\text{ cm}^2; 16\\pi",
        "16\\pi \\text{ square units}; 16\\pi",
        "50 \\text{ km/h}; 50",
        "3 hr; 3",
        "90^\\degree; 90",
        "\\fbox{5}; 5",
        // words
        "Paris,  France.; Paris, France.",
        "New York; New York",
        "100% sure of $5; 100% sure of $5",
        "a = 5 apples; a = 5 apples",
        "3 cm; 3",
      })
  void oneForm(String written, String canonical) {
    assertThat(Latex.canonical(written)).isEqualTo(canonical);
  }

  /** The form of a form is itself, whatever the pieces; and nothing runs on without an end. */
  @Test
  @Timeout(60)
  void theFormIsStable() {
    String[] pieces = {
      "\\frac", "\\dfrac", "{", "}", "1", "2", "x", " ", "\\text{", "\\sqrt", "-", "/", "^", "_",
      "\\circ", "\\left", "\\right", "(", ")", ".", ",", "\\!", "\\", "=", "$", "%", "word", "cm",
      "\\mbox{ ", "\\le", "\\{", "~", "\\quad", "a"
    };
    Random random = new Random(11);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = 1 + random.nextInt(20); piece > 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String form = Latex.canonical(text.toString());

      assertThat(Latex.canonical(form)).as(text.toString()).isEqualTo(form);
    }
  }
}
