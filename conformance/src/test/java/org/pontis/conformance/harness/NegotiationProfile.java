package org.pontis.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DCMTK's association negotiation profiles: which presentation contexts, exactly. */
public final class NegotiationProfile {
  public static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
  public static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";

  /** By which the scripts see that a server answers. */
  private static final String VERIFICATION = "1.2.840.10008.1.1";

  private NegotiationProfile() {}

  /** A SOP class and a transfer syntax. */
  public record Context(String sopClass, String transferSyntax) implements Comparable<Context> {
    private static final Comparator<Context> ORDER =
        Comparator.comparing(Context::sopClass).thenComparing(Context::transferSyntax);

    @Override
    public int compareTo(Context other) {
      return ORDER.compare(this, other);
    }
  }

  /** For storescu: each pair is a context of its own, so that each file goes as it is. */
  public static List<String> proposing(Collection<Context> contexts) {
    List<String> syntaxes = distinct(contexts, Context::transferSyntax);
    List<String> lines = new ArrayList<>();
    lines.add("[[TransferSyntaxes]]");
    for (String syntax : syntaxes) {
      lines.add("[T" + syntaxes.indexOf(syntax) + "]");
      lines.add("TransferSyntax1 = " + syntax);
    }
    List<String> pairs =
        contexts.stream()
            .map(each -> each.sopClass() + "\\T" + syntaxes.indexOf(each.transferSyntax()))
            .toList();
    return options(lines, pairs);
  }

  /**
   * For storescp, which wants each SOP class once: any of the syntaxes that is proposed, the one
   * given first where several are.
   */
  public static List<String> accepting(Collection<Context> contexts, String first) {
    List<String> syntaxes = new ArrayList<>(List.of(first));
    distinct(contexts, Context::transferSyntax).stream()
        .filter(syntax -> !syntax.equals(first))
        .forEach(syntaxes::add);
    List<String> lines = new ArrayList<>(List.of("[[TransferSyntaxes]]", "[Any]"));
    lines.addAll(numbered("TransferSyntax", syntaxes));
    List<String> classes = new ArrayList<>(List.of(VERIFICATION));
    classes.addAll(distinct(contexts, Context::sopClass));
    return options(lines, classes.stream().map(each -> each + "\\Any").toList());
  }

  private static List<String> distinct(
      Collection<Context> contexts, Function<Context, String> part) {
    return contexts.stream().map(part).distinct().sorted().toList();
  }

  private static List<String> options(List<String> syntaxes, List<String> contexts) {
    Stream<String> lines =
        Stream.of(
                syntaxes,
                List.of("[[PresentationContexts]]", "[All]"),
                numbered("PresentationContext", contexts),
                List.of("[[Profiles]]", "[Samples]", "PresentationContexts = All"))
            .flatMap(List::stream);
    try {
      Path file = Files.createTempFile("pontis-negotiation", ".cfg");
      Files.writeString(file, lines.collect(Collectors.joining("\n", "", "\n")));
      return List.of("-xf", file.toString(), "Samples");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> numbered(String key, List<String> values) {
    List<String> lines = new ArrayList<>();
    values.forEach(value -> lines.add(key + (lines.size() + 1) + " = " + value));
    return lines;
  }
}
