package io.ponder.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads curves from a CSV file whose columns can have any names. */
public final class CurveCsv {
  private CurveCsv() {}

  /**
   * A row.
   *
   * @param line the line that it begins in
   * @param cells what some columns say, {@code null} where they are empty
   */
  public record Row(long line, List<@Nullable String> cells) {}

  /**
   * A file.
   *
   * @param path the file
   * @param columns the names of its columns that were looked for and found
   * @param rows its rows, with a cell for each of those columns
   */
  public record Table(Path path, List<String> columns, List<Row> rows) {
    /** Returns a cell, or {@code null} if it is empty or there is no such column. */
    public @Nullable String cell(Row row, @Nullable String column) {
      int place = column == null ? -1 : columns.indexOf(column);
      return place < 0 ? null : row.cells.get(place);
    }

    /**
     * Returns a cell as a number, NaN or infinite too.
     *
     * @throws DataException if it is empty or no number
     */
    public double number(Row row, String column) {
      String cell = cell(row, column);
      if (cell == null) {
        throw error(row, column + " is empty");
      }
      try {
        return switch (cell) {
          case "inf" -> Double.POSITIVE_INFINITY;
          case "-inf" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(cell);
        };
      } catch (NumberFormatException e) {
        throw new DataException(
            path + ":" + row.line + ": " + column + " is no number: " + cell, e);
      }
    }

    /** Returns an error about a row. */
    public DataException error(Row row, String message) {
      return new DataException(path + ":" + row.line + ": " + message);
    }
  }

  /**
   * Reads some columns, those of them that are there.
   *
   * @throws DataException if it cannot be read, or a row does not have as many cells as the first
   */
  public static Table read(Path path, List<String> columns) {
    try (CsvRows rows = new CsvRows(new LogFile(path), 1)) {
      List<String> there = columns.stream().filter(rows::has).distinct().toList();
      List<Row> read = new ArrayList<>();
      Sink sink = new Strict(path);
      for (CsvRows.Row row = rows.next(sink); row != null; row = rows.next(sink)) {
        List<@Nullable String> cells = new ArrayList<>();
        for (String column : there) {
          cells.add(row.cell(column));
        }
        read.add(new Row(Long.parseLong(row.place()), cells));
      }
      return new Table(path, there, read);
    } catch (IOException e) {
      throw DataException.unreadable(path, e);
    }
  }

  /** Takes nothing that is wrong. */
  private record Strict(Path path) implements Sink {
    @Override
    public void add(Logged logged) {
      throw new IllegalStateException("a curve has no samples");
    }

    @Override
    public void bad(String place, String reason) {
      throw new DataException(path + ":" + place + ": " + reason);
    }

    @Override
    public void remark(String line) {}
  }
}
