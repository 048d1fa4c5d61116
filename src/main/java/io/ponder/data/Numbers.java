package io.ponder.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in texts, each in one canonical form whatever way it is written: {@code 18}, {@code
 * $18.00} and {@code 36/2} are 18, {@code 1,000} and {@code 1{,}000} are 1000, {@code \frac{2}{6}},
 * {@code \frac13} and {@code 1/3} are 1/3.
 */
final class Numbers {
  /** A number and nothing else, in the canonical form of LaTeX but for currencies. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?[\\u20ac\\u00a3\\u00a5]?-?(\\d{1,3}(,\\d{3})+|\\d+)?(\\.\\d+)?(?<=\\d)"
              + "|[-+]?\\d+/\\d+|[-+]?\\\\frac\\{\\d+}\\{\\d+}");

  /** Such as "about 18 square inches", but not "2 million". */
  private static final Pattern WITH_WORDS =
      Pattern.compile(
          "(?!.*\\b(?:not|no|or|and|to|hundred|thousand|million|billion|percent)\\b)"
              + "(?:[a-zA-Z]{2,} )*("
              + NUMBER
              + ")(?: (?:[a-zA-Z]{2,}|a))*");

  private static final String CURRENCIES = "$\\\u20ac\u00a3\u00a5";
  private static final char MINUS = '\u2212';

  /** Longer numerators and denominators do not fit into a long. */
  private static final int LONGEST_PART = 18;

  private final Text text;
  private final int from;
  private final int to;
  // The number at hand, without its sign.
  private int start;
  private int end;

  private Numbers(Text text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** Returns whether a text in its {@linkplain Latex canonical form} is a number. */
  static boolean is(String form) {
    return NUMBER.matcher(form).matches();
  }

  /** Returns whether a text is a number with plain words around. */
  static boolean isWithWords(String form) {
    return WITH_WORDS.matcher(form).matches();
  }

  /** Returns the first number in a part of a text, or {@code null}. */
  static @Nullable String first(Text text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (digit(text.charAt(at))) {
        return new Numbers(text, from, to).from(at);
      }
    }
    return null;
  }

  /** Returns the last number in a part of a text, or {@code null}. */
  static @Nullable String last(Text text, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (digit(text.charAt(at))) {
        return new Numbers(text, from, to).until(at + 1);
      }
    }
    return null;
  }

  /** Returns the number whose first digit is at a place. */
  private String from(int first) {
    boolean decimals = character(first - 1) == '.';
    start = decimals ? first - 1 : first;
    end = decimals ? first : group(first);
    if (compact(first, end)) {
      String fraction = fraction(first, first + 1, first + 1, first + 2);
      return fraction == null ? decimal() : fraction;
    }
    if (decimals || (character(end) == '.' && digit(character(end + 1)))) {
      end = digits(end + (decimals ? 0 : 1));
    }
    if (decimals) {
      return decimal();
    }
    boolean inline = character(end) == '/';
    int denominator = inline ? end + 1 : end + 2;
    int close = digits(denominator);
    boolean whole =
        close > denominator
            && (inline
                ? character(close) != '/'
                : character(end) == '}'
                    && character(end + 1) == '{'
                    && character(close) == '}'
                    && numeratorOpens(start));
    String fraction =
        whole && digits(start) == end ? fraction(start, end, denominator, close) : null;
    return fraction == null ? decimal() : fraction;
  }

  /** Returns the number whose last digit is before a place. */
  private String until(int last) {
    end = last;
    start = digitsBefore(last);
    if (compact(start, last)) {
      String both = fraction(start, start + 1, start + 1, last);
      if (both != null) {
        return both;
      }
    }
    int denominator = start;
    boolean decimals = character(start - 1) == '.';
    if (decimals) {
      int whole = digitsBefore(start - 1);
      start = whole < start - 1 ? groupBefore(whole, start - 1) : start - 1;
      return decimal();
    }
    boolean inline = character(start - 1) == '/';
    int close = inline ? start - 1 : start - 2;
    int numerator = digitsBefore(close);
    boolean whole =
        numerator < close
            && (inline
                ? character(numerator - 1) != '/' && character(numerator - 1) != '.'
                : character(start - 1) == '{'
                    && character(close) == '}'
                    && character(last) == '}'
                    && numeratorOpens(numerator));
    String fraction = whole ? fraction(numerator, close, denominator, last) : null;
    if (fraction != null) {
      return fraction;
    }
    start = groupBefore(start, last);
    return decimal();
  }

  /** Returns whether two digits are a numerator and a denominator, as in {@code \frac12}. */
  private boolean compact(int digits, int digitsEnd) {
    return digitsEnd - digits == 2 && digits - 4 >= from && Mark.isAt(text, digits - 4, "frac");
  }

  /** Returns whether what is before a numerator's first digit is the start of a LaTeX fraction. */
  private boolean numeratorOpens(int numerator) {
    int open = character(numerator - 1) == '-' ? numerator - 2 : numerator - 1;
    return open - 4 >= from && Mark.isAt(text, open - 4, "frac{");
  }

  /** Returns the fraction of two whole numbers, or {@code null} if it is none that is written. */
  private @Nullable String fraction(int numerator, int numeratorEnd, int under, int underEnd) {
    if (numeratorEnd - numerator > LONGEST_PART || underEnd - under > LONGEST_PART) {
      return null;
    }
    long over = Long.parseLong(text, numerator, numeratorEnd, 10);
    long by = Long.parseLong(text, under, underEnd, 10);
    if (by == 0) {
      return null;
    }
    long common = BigInteger.valueOf(over).gcd(BigInteger.valueOf(by)).longValueExact();
    String sign = over != 0 && negative(numerator) ? "-" : "";
    return sign + quotient(over / common, by / common);
  }

  /** Returns a reduced fraction as a decimal if it is one. */
  private static String quotient(long over, long under) {
    long rest = under;
    while (rest % 2 == 0) {
      rest /= 2;
    }
    while (rest % 5 == 0) {
      rest /= 5;
    }
    if (rest > 1) {
      return over + "/" + under;
    }
    BigDecimal exact = BigDecimal.valueOf(over).divide(BigDecimal.valueOf(under));
    return exact.stripTrailingZeros().toPlainString();
  }

  /** Returns the number between start and end, without zeros that say nothing. */
  private String decimal() {
    if (plain()) {
      return text.substring(start, end);
    }
    StringBuilder digits = new StringBuilder(end - start + 1);
    int point = -1;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (c == '.') {
        point = digits.length();
        digits.append(c);
      } else if (digit(c) && (c != '0' || !digits.isEmpty())) {
        digits.append(c);
      }
    }
    if (point >= 0) {
      int length = digits.length();
      while (digits.charAt(length - 1) == '0') {
        length--;
      }
      digits.setLength(length - 1 == point ? point : length);
    }
    if (digits.isEmpty()) {
      return "0";
    }
    if (digits.charAt(0) == '.') {
      digits.insert(0, '0');
    }
    return negative(start) ? digits.insert(0, '-').toString() : digits.toString();
  }

  /** Returns whether the number is in its canonical form already, as most are. */
  private boolean plain() {
    if (text.charAt(start) == '0' || negative(start)) {
      return false;
    }
    for (int at = start; at < end; at++) {
      if (!digit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a minus is before the number, perhaps with a currency or a fraction between.
   */
  private boolean negative(int number) {
    int at = number - 1;
    if (character(at) == '-' || character(at) == MINUS) {
      return sign(at);
    }
    int fraction = character(at) == '{' ? at - 4 : at - 3;
    if (fraction >= from && Mark.isAt(text, fraction, "frac")) {
      at = fraction - 1;
      at -= character(at) == 'd' || character(at) == 't' ? 1 : 0;
    }
    while (at >= from && CURRENCIES.indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return (character(at) == '-' || character(at) == MINUS) && sign(at);
  }

  /** Returns whether a minus is a sign: after a letter or a digit it subtracts or joins. */
  private boolean sign(int at) {
    char before = character(at - 1);
    return !Character.isLetterOrDigit(before) && before != ')';
  }

  /** Returns the end of a whole number with separators of thousands. */
  private int group(int first) {
    int at = digits(first);
    if (at - first > 3) {
      return at;
    }
    while (true) {
      int separator = separator(at);
      int next = digits(at + separator);
      if (separator == 0 || next - at - separator != 3) {
        return at;
      }
      at = next;
    }
  }

  /** Returns the start of a whole number with separators of thousands, given that of its digits. */
  private int groupBefore(int digits, int digitsEnd) {
    int at = digits;
    int length = digitsEnd - digits;
    while (length == 3) {
      int separator = separatorBefore(at);
      int before = digitsBefore(at - separator);
      length = at - separator - before;
      if (separator == 0 || length < 1 || length > 3) {
        return at;
      }
      at = before;
    }
    return at;
  }

  /** Returns the length of a separator of thousands: a comma, or one of LaTeX. */
  private int separator(int at) {
    if (character(at) == '{') {
      return character(at + 1) == ',' && character(at + 2) == '}' ? 3 : 0;
    }
    if (character(at) == ',') {
      return character(at + 1) == '\\' && character(at + 2) == '!' ? 3 : 1;
    }
    return 0;
  }

  private int separatorBefore(int at) {
    return character(at - 1) == ',' ? 1 : separator(at - 3) == 3 ? 3 : 0;
  }

  private int digits(int at) {
    int next = at;
    while (digit(character(next))) {
      next++;
    }
    return next;
  }

  private int digitsBefore(int at) {
    int first = at;
    while (digit(character(first - 1))) {
      first--;
    }
    return first;
  }

  /** Returns a character of the part, and 0 outside of it. */
  private char character(int at) {
    return at < from || at >= to ? 0 : text.charAt(at);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
