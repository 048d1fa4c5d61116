package io.ponder.data;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Reads the entries of a file of JSON lines, or of one JSON array: one thread cuts the file into
 * blocks, all cores read the entries of blocks, and what they say is handed over in the file's
 * order.
 */
final class Entries {
  private static final int LONGEST_REASON = 160;

  private final String file;
  private final AbridgedEntry entry;
  private final boolean abridge;
  private final Sink sink;
  private long numbered;

  /** What one entry says, or why it cannot be used. */
  private record Outcome(int number, @Nullable Logged logged, @Nullable String reason) {}

  /** What the entries of a block say; how many there are tells the numbers of the next block's. */
  private record Outcomes(List<Outcome> all, int entries, boolean lines) {}

  private record Pending(Block block, Future<Outcomes> outcomes) {}

  private Entries(String file, AbridgedEntry entry, boolean abridge, Sink sink) {
    this.file = file;
    this.entry = entry;
    this.abridge = abridge;
    this.sink = sink;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read on
   */
  static void read(LogFile file, Entry entry, Sink sink) throws IOException {
    new Entries(file.name(), (json, texts, name) -> entry.read(json, name), false, sink).read(file);
  }

  /**
   * Reads a file whose entries have long texts that are mostly skipped.
   *
   * @throws IOException if it cannot be read on
   */
  static void readAbridged(LogFile file, AbridgedEntry entry, Sink sink) throws IOException {
    new Entries(file.name(), entry, true, sink).read(file);
  }

  private void read(LogFile log) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "ponder-reader");
              thread.setDaemon(true);
              return thread;
            });
    Deque<Pending> pending = new ArrayDeque<>();
    Deque<Block> idle = new ArrayDeque<>();
    try (Unpacked in = log.open()) {
      Cutter cutter = Cutter.of(in);
      Block before = new Block();
      while (true) {
        // One block more than threads is ready for the thread that is done first.
        if (pending.size() > threads) {
          idle.add(finish(pending.remove()));
        }
        Block block = idle.isEmpty() ? new Block() : idle.remove();
        if (!cutter.next(block, before)) {
          break;
        }
        pending.add(new Pending(block, executor.submit(() -> outcomes(block))));
        before = block;
      }
      while (!pending.isEmpty()) {
        finish(pending.remove());
      }
      in.reportDamage(sink);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Hands over what a block says. */
  private Block finish(Pending pending) {
    Outcomes outcomes = result(pending.outcomes);
    for (Outcome outcome : outcomes.all) {
      if (outcome.logged != null) {
        sink.add(outcome.logged);
      } else {
        long number = numbered + outcome.number;
        sink.bad((outcomes.lines ? "" : "element ") + number, String.valueOf(outcome.reason));
      }
    }
    numbered += outcomes.entries;
    return pending.block;
  }

  private static Outcomes result(Future<Outcomes> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw new DataException("out of memory; allow more with java -Xmx", e.getCause());
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Outcomes outcomes(Block block) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean lines = block.elements() < 0;
    if (block.overlong()) {
      outcomes.add(new Outcome(1, null, "it is too long"));
      return new Outcomes(outcomes, 1, lines);
    }
    int entries = 0;
    if (lines) {
      for (int at = 0; at < block.length(); at++) {
        entries++;
        at = read(block, at, block.length(), entries, outcomes);
      }
    } else {
      while (entries < block.elements()) {
        entries++;
        read(block, block.from(entries - 1), block.to(entries - 1), entries, outcomes);
      }
    }
    return new Outcomes(outcomes, entries, lines);
  }

  /** Reads an entry and returns where it ends. */
  private int read(Block block, int from, int to, int number, List<Outcome> outcomes) {
    boolean line = block.elements() < 0;
    Abridged abridged = block.abridged();
    int end =
        abridge
            ? abridged.read(block.bytes(), from, to, line)
            : line ? Lines.end(block.bytes(), from, to) : to;
    try (JsonParser json =
        abridge ? abridged.parser() : Json.parser(block.bytes(), from, end - from)) {
      JsonToken token = json.nextToken();
      while (token != null) {
        if (token != JsonToken.START_OBJECT) {
          throw new BadEntryException("it is no JSON object");
        }
        outcomes.add(new Outcome(number, entry.read(json, abridged, file), null));
        token = afterObject(json);
      }
    } catch (BadEntryException e) {
      outcomes.add(new Outcome(number, null, e.getMessage()));
    } catch (JacksonException e) {
      outcomes.add(new Outcome(number, null, reason(e)));
    } catch (StackOverflowError e) {
      outcomes.add(new Outcome(number, null, "it is nested too deep, or a pattern goes too deep"));
    }
    return end;
  }

  /** Reads the rest of an object and returns what follows it, such as another on the same line. */
  private static @Nullable JsonToken afterObject(JsonParser json) {
    while (!json.streamReadContext().inRoot()) {
      json.nextToken();
    }
    return json.nextToken();
  }

  /** Returns what is wrong with JSON, in a few words. */
  static String reason(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "malformed JSON: it is cut off";
    }
    // What would have been allowed is a long list.
    String message =
        e.getOriginalMessage().replaceAll("\\p{Cntrl}+", " ").replaceFirst(": (was )?expect.*", "");
    String start =
        message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) : message;
    return "malformed JSON: " + start;
  }
}
