package io.ponder.model;

import java.util.Arrays;
import java.util.function.IntFunction;

/** An immutable square matrix over the solution types of a table. */
public final class Matrix {
  private final int size;
  private final double[] cells;

  private Matrix(int size, double[] cells) {
    this.size = size;
    this.cells = cells;
  }

  /** The value of one cell. */
  @FunctionalInterface
  public interface Cell {
    /** Returns the value at a row and a column. */
    double at(int row, int column);
  }

  /** Returns the {@code size} x {@code size} matrix of the cells' values. */
  public static Matrix of(int size, Cell cell) {
    double[] cells = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        cells[row * size + column] = cell.at(row, column);
      }
    }
    return new Matrix(size, cells);
  }

  /** Returns the number of rows, which is the number of columns. */
  public int size() {
    return size;
  }

  /** Returns the value at a row and a column, both from 0. */
  public double at(int row, int column) {
    return cells[row * size + column];
  }

  /** Returns a copy of one row. */
  public double[] row(int row) {
    return Arrays.copyOfRange(cells, row * size, (row + 1) * size);
  }

  /** Checks every cell to be a probability; {@code name} gives the row's name in the message. */
  void checkProbabilities(String what, IntFunction<String> name) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        Probability.check(
            what + " of " + name.apply(row) + " and " + name.apply(column), at(row, column));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix && Arrays.equals(cells, matrix.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "Matrix" + Arrays.toString(cells);
  }
}
