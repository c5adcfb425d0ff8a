package org.pontis.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The checks that a record declares: static methods named {@code check...} whose parameters are
 * named after components. Each is made as soon as its own parameters are known, whatever else is
 * missing or wrong, those of one key first.
 */
final class RecordChecks {
  private static final String PREFIX = "check";

  private final Binding binding;
  private final Node node;
  private final String path;

  /** The checks of what stands in this mapping. */
  RecordChecks(Binding binding, Node node, String path) {
    this.binding = binding;
    this.node = node;
    this.path = path;
  }

  /** Makes every check that can be made of these values; true when none refuses them. */
  boolean pass(RecordShape shape, Map<String, Component> values) {
    Map<String, Component> right = new HashMap<>(values);
    boolean passed = true;
    for (Method check : checks(shape)) {
      Optional<List<Object>> arguments = arguments(check, right);
      passed &= arguments.isEmpty() || passes(check, arguments.get(), right);
    }
    return passed;
  }

  private boolean passes(Method check, List<Object> arguments, Map<String, Component> right) {
    try {
      run(check, arguments);
      return true;
    } catch (Contradiction contradiction) {
      contradiction.points().forEach(this::tell);
    } catch (IllegalArgumentException refused) {
      refuse(check, String.valueOf(refused.getMessage()), right);
    }
    return false;
  }

  private void tell(Contradiction.Point point) {
    binding.problem(
        NodePath.nearest(node, point.path()), YamlBinder.child(path, point.path()), point.reason());
  }

  /** A key whose own value is refused is not known to the checks that come after. */
  private void refuse(Method check, String reason, Map<String, Component> right) {
    List<String> keys = keys(check);
    if (keys.size() > 1) {
      binding.problem(node, path, reason);
      return;
    }
    String key = keys.getFirst();
    binding.problem(NodePath.nearest(node, key), YamlBinder.child(path, key), reason);
    right.remove(key);
  }

  private static List<String> keys(Method check) {
    return Arrays.stream(check.getParameters()).map(RecordChecks::key).toList();
  }

  private static String key(Parameter parameter) {
    return Kebab.ofCamel(parameter.getName());
  }

  /** The values of the keys a check is of; empty where one is not known. */
  private static Optional<List<Object>> arguments(Method check, Map<String, Component> values) {
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : check.getParameters()) {
      Optional.ofNullable(values.get(key(parameter)))
          .flatMap(component -> component.as(parameter.getType()))
          .ifPresent(arguments::add);
    }
    return arguments.size() == check.getParameterCount()
        ? Optional.of(arguments)
        : Optional.empty();
  }

  private static List<Method> checks(RecordShape shape) {
    List<Method> checks =
        Arrays.stream(shape.type().getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getName().startsWith(PREFIX))
            .sorted(
                Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::getName))
            .toList();
    Set<String> known = new TreeSet<>();
    shape.keys().forEach(key -> known.add(key.name()));
    checks.forEach(check -> requireKeys(check, known));
    return checks;
  }

  private static void requireKeys(Method check, Set<String> known) {
    List<String> keys = keys(check);
    if (keys.isEmpty() || !known.containsAll(keys)) {
      throw new IllegalStateException(
          check + " is a check of " + keys + ", which are not all keys of " + known);
    }
  }

  private static void run(Method check, List<Object> arguments) {
    try {
      check.setAccessible(true);
      check.invoke(null, arguments.toArray());
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw new IllegalStateException("cannot run " + check, refused);
    } catch (IllegalAccessException notAccessible) {
      throw new IllegalStateException("cannot run " + check, notAccessible);
    }
  }
}
