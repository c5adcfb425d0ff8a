package org.pontis.conformance.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.pontis.conformance.oracle.ElementValue.Kind;

/** Compares what the gateway serves for a file with what a peer reads in it, by value. */
public final class ElementComparison {
  private final String peer;
  private final UnaryOperator<ElementValue> fetched;

  /**
   * @param fetched turns a bulk data reference into the length and SHA-256 of what it leads to
   */
  public ElementComparison(String peer, UnaryOperator<ElementValue> fetched) {
    this.peer = peer;
    this.fetched = fetched;
  }

  public List<ElementDifference> differences(
      String file, Map<String, ElementValue> ours, Map<String, ElementValue> theirs) {
    List<ElementDifference> differences = new ArrayList<>();
    Set<String> paths = new TreeSet<>(ours.keySet());
    paths.addAll(theirs.keySet());
    for (String path : paths) {
      if (unreadable(path, theirs)) {
        continue;
      }
      ElementValue our = ours.get(path);
      ElementValue their = theirs.get(path);
      if (our == null) {
        differences.add(of(file, path, ElementDifference.Kind.MISSING, "", their.toString()));
      } else if (their == null) {
        differences.add(of(file, path, ElementDifference.Kind.EXTRA, our.toString(), ""));
      } else {
        compare(file, path, our, their, differences);
      }
    }
    return differences;
  }

  private void compare(
      String file, String path, ElementValue our, ElementValue their, List<ElementDifference> to) {
    if (!their.vr().contains(our.vr())) {
      to.add(of(file, path, ElementDifference.Kind.VR, our.toString(), their.toString()));
      return;
    }
    if (their.kind() == Kind.ENCAPSULATED) {
      return;
    }
    ElementValue whole = our.kind() == Kind.REFERENCE ? fetched.apply(our) : our;
    if (!same(whole, their)) {
      to.add(of(file, path, ElementDifference.Kind.VALUE, whole.toString(), their.toString()));
    }
  }

  private static boolean same(ElementValue our, ElementValue their) {
    if (our.kind() != their.kind()) {
      return our.values().isEmpty() && their.values().isEmpty();
    }
    if (our.kind() != Kind.NUMBER) {
      return our.values().equals(their.values());
    }
    if (our.values().size() != their.values().size()) {
      return false;
    }
    for (int i = 0; i < our.values().size(); i++) {
      if (!sameNumber(our.vr(), our.values().get(i), their.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNumber(String vr, String our, String their) {
    if (our.equals(their)) {
      return true;
    }
    return switch (vr) {
      case "SV", "UV" -> false;
      case "FL" -> Float.compare((float) number(our), (float) number(their)) == 0;
      default -> Double.compare(number(our), number(their)) == 0;
    };
  }

  /** A number, whatever the toolkit calls infinity; text that is none equals no number. */
  private static double number(String text) {
    String plain = text.strip();
    return switch (plain) {
      case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      case "nan", "-nan", "NaN" -> Double.NaN;
      default ->
          plain.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")
              ? Double.parseDouble(plain)
              : plain.hashCode();
    };
  }

  /** The element, or a sequence around it, that the peer itself could not decode. */
  private static boolean unreadable(String path, Map<String, ElementValue> theirs) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('[', end - 1)) {
      ElementValue value = theirs.get(path.substring(0, end));
      if (value != null && value.kind() == Kind.UNREADABLE) {
        return true;
      }
    }
    return false;
  }

  private ElementDifference of(
      String file, String path, ElementDifference.Kind kind, String ours, String theirs) {
    return new ElementDifference(file, path, kind, ours, theirs, peer);
  }
}
