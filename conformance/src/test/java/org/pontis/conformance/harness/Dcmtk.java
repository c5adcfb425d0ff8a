package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The commands of DCMTK, one called title and port at a time. They are told to set TCP_NODELAY:
 * without it each operation waits 40 ms for an acknowledgement.
 */
public final class Dcmtk {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern COUNT = Pattern.compile("(\\w+) Suboperations *: *(\\d+)");

  private final Class<?> test;
  private final String calling;
  private final Entity called;

  public Dcmtk(Class<?> test, String calling, Entity called) {
    this.test = test;
    this.calling = calling;
    this.called = called;
  }

  /** The same caller, who calls another title at the same place. */
  public Dcmtk calling(String title) {
    return new Dcmtk(test, calling, new Entity(title, called.port()));
  }

  /** The same called, by another caller. */
  public Dcmtk as(String caller) {
    return new Dcmtk(test, caller, called);
  }

  /** Runs a tool: its options, then peer and port, then what follows them (files). */
  public Programs.Outcome run(String tool, List<String> options, List<String> operands) {
    List<String> command = new ArrayList<>();
    command.add(Programs.required(test, tool));
    command.addAll(List.of("-aet", calling, "-aec", called.title()));
    command.addAll(options);
    command.addAll(List.of("127.0.0.1", Integer.toString(called.port())));
    command.addAll(operands);
    return Programs.run(LIMIT, Map.of("TCP_NODELAY", "1"), command);
  }

  public Programs.Outcome echo(String... options) {
    return run("echoscu", List.of(options), List.of());
  }

  /** C-FIND, study root, with every answer printed. */
  public Programs.Outcome find(String... keys) {
    List<String> options = new ArrayList<>(List.of("-S"));
    options.addAll(keys(keys));
    return run("findscu", options, List.of());
  }

  /** The values of an element, such as {@code 0020,000d}, in the answers findscu printed. */
  public static List<String> values(Programs.Outcome found, String tag) {
    Pattern line = Pattern.compile("\\(" + tag + "\\) .. \\[([^\\]]*)\\]");
    return line.matcher(found.out() + found.err())
        .results()
        .map(match -> match.group(1).strip())
        .toList();
  }

  /** C-MOVE, study root, with everything said about it. */
  public Programs.Outcome move(String destination, String... keys) {
    List<String> options = new ArrayList<>(List.of("-d", "-S", "-aem", destination));
    options.addAll(keys(keys));
    return run("movescu", options, List.of());
  }

  /** C-GET, study root, data sets written as they come into a folder. */
  public Programs.Outcome get(Path into, List<String> more, String... keys) {
    List<String> options = new ArrayList<>(List.of("-d", "-S", "+B", "-od", into.toString()));
    options.addAll(more);
    options.addAll(keys(keys));
    return run("getscu", options, List.of());
  }

  /** C-STORE of files or folders. */
  public Programs.Outcome store(List<String> options, List<Path> files) {
    return run("storescu", options, files.stream().map(Path::toString).toList());
  }

  /** The last status a tool printed of an operation, such as {@code 0xa801}. */
  public static String status(Programs.Outcome outcome) {
    String last = "";
    for (String line : (outcome.out() + outcome.err()).lines().toList()) {
      int at = line.indexOf("DIMSE Status");
      if (at >= 0) {
        last = line.replaceFirst(".*: (0x[0-9a-f]{4}).*", "$1");
      }
    }
    assertThat(last).as("a status in %s", outcome).isNotEmpty();
    return last;
  }

  /** The sub-operations of the last answer: Remaining, Completed, Failed, Warning. */
  public static Map<String, Integer> counts(Programs.Outcome outcome) {
    Map<String, Integer> counts = new TreeMap<>();
    COUNT
        .matcher(outcome.out() + outcome.err())
        .results()
        .forEach(count -> counts.put(count.group(1), Integer.valueOf(count.group(2))));
    return counts;
  }

  /** Failed SOP Instance UID List (0008,0058) of the last answer; empty without one. */
  public static List<String> failedInstances(Programs.Outcome outcome) {
    List<String> lists = values(outcome, "0008,0058");
    return lists.isEmpty() ? List.of() : List.of(lists.getLast().split("\\\\"));
  }

  private static List<String> keys(String... keys) {
    List<String> options = new ArrayList<>();
    for (String key : keys) {
      options.addAll(List.of("-k", key));
    }
    return options;
  }
}
