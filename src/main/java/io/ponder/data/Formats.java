package io.ponder.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** All formats, in the order in which a file is tried. */
final class Formats {
  /** As much of a file as is looked at: the first line of a log may be long. */
  private static final int LOOK = 1 << 20;

  /** The first lines may be corrupt. */
  private static final int LINES = 100;

  private static final Format VOTES =
      new JsonFormat(
          "votes",
          head -> head.keys().contains("id") && head.keys().contains("ok"),
          options -> new PoolEntry());
  private static final Format COUNTS = new CountsCsv();

  private static final List<Format> ALL =
      List.of(
          new LmEval(),
          new InspectLog(),
          Monkeys.format(),
          new MonkeysYaml(),
          NemoSkills.format(),
          SearchAndLearn.format(),
          new KnockoutLog(),
          VOTES,
          new LongCsv(),
          COUNTS);

  /** The formats of pools. */
  static final List<Format> POOLS = List.of(VOTES, COUNTS);

  private Formats() {}

  static List<Format> all() {
    return ALL;
  }

  /**
   * Returns the format of a name.
   *
   * @throws DataException if there is none
   */
  static Format named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataException("there is no format " + name + "; " + allowed(ALL)));
  }

  private static String allowed(List<Format> formats) {
    return "known are " + formats.stream().map(Format::name).collect(Collectors.joining(", "));
  }

  /**
   * Returns which of some formats a file has.
   *
   * @throws DataException if it has none of them
   */
  static Format recognise(LogFile file, List<Format> formats) throws IOException {
    if (Files.isDirectory(file.path())) {
      return formats.stream()
          .filter(format -> format.recognises(file.path()))
          .findFirst()
          .orElseThrow(() -> new DataException(file.path() + ": is a folder; name its files"));
    }
    byte[] start;
    try (InputStream open = file.open()) {
      start = open.readNBytes(LOOK);
    }
    if (start.length == 0) {
      throw new DataException(file.path() + ": the file is empty");
    }
    boolean zip = start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
    String text = new String(start, StandardCharsets.ISO_8859_1);
    List<String> lines = text.lines().limit(LINES).toList();
    Set<String> firstKeys = Set.of();
    if (!zip) {
      firstKeys = keys(start, 0);
      int from = 0;
      for (int line = 0; line < lines.size() && from < start.length; line++) {
        Set<String> keys = keys(start, from);
        firstKeys = firstKeys.isEmpty() ? keys : firstKeys;
        Optional<Format> format = of(formats, new Head(file.name(), false, keys, List.of()));
        if (!keys.isEmpty() && format.isPresent()) {
          return format.get();
        }
        from = text.indexOf('\n', from) + 1;
        if (from == 0) {
          break;
        }
      }
    }
    List<String> columns =
        zip || lines.isEmpty() || !firstKeys.isEmpty() ? List.of() : columns(lines.get(0));
    Set<String> shown = firstKeys;
    return of(formats, new Head(file.name(), zip, firstKeys, columns))
        .orElseThrow(
            () ->
                new DataException(
                    file.path()
                        + ": the format is not recognised"
                        + (shown.isEmpty() ? "" : "; an entry has " + String.join(", ", shown))
                        + "; "
                        + allowed(formats)
                        + (formats.equals(POOLS) ? "; ponder import makes a pool of others" : "")));
  }

  private static Optional<Format> of(List<Format> formats, Head head) {
    return formats.stream().filter(format -> format.recognises(head)).findFirst();
  }

  private static List<String> columns(String line) {
    return Stream.of(line.split(",")).map(name -> name.replace("\"", "").strip()).toList();
  }

  /** Returns the keys of the JSON object that begins here, or of the first one in an array. */
  private static Set<String> keys(byte[] bytes, int from) {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser json =
        Json.FACTORY.createParser(
            ObjectReadContext.empty(),
            new ByteArrayInputStream(bytes, from, bytes.length - from))) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = json.nextToken();
      }
      if (token == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          keys.add(json.currentName());
          json.nextToken();
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // The rest is corrupt or beyond what is looked at; the keys so far are what it begins with.
      return keys;
    }
    return keys;
  }
}
