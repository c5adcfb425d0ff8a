package org.pontis.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A record as a schema: its keys in declaration order, and how to make one.
 *
 * @param keys one per component
 */
record RecordShape(Constructor<?> constructor, List<Key> keys) {

  /**
   * A component as a key.
   *
   * @param name in kebab-case
   * @param fallback the static method that gives the value of an absent key
   */
  record Key(String name, Type type, RecordComponent component, Optional<Method> fallback) {}

  static RecordShape of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordShape(
          constructor, Arrays.stream(components).map(c -> key(type, c)).toList());
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type + " has no canonical constructor", impossible);
    }
  }

  private static Key key(Class<?> type, RecordComponent component) {
    String name = component.getName();
    String fallback = "default" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Optional<Method> method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(fallback))
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 0)
            .findFirst();
    method.ifPresent(m -> m.setAccessible(true));
    return new Key(Kebab.ofCamel(name), component.getGenericType(), component, method);
  }

  /** The record. */
  Class<?> type() {
    return constructor.getDeclaringClass();
  }

  /** Whether the record is a value written as one scalar. */
  boolean isValue() {
    return keys.size() == 1 && keys.getFirst().type() == String.class;
  }

  /**
   * Makes the record.
   *
   * @throws IllegalArgumentException when its own checks refuse the values
   */
  Object make(List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw new IllegalStateException("cannot make " + constructor, refused);
    } catch (ReflectiveOperationException notAccessible) {
      throw new IllegalStateException("cannot make " + constructor, notAccessible);
    }
  }

  /** The value of a component of a record of this shape. */
  static Object value(Key key, Object made) {
    try {
      Method accessor = key.component().getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(made);
    } catch (ReflectiveOperationException notAccessible) {
      throw new IllegalStateException("cannot read " + key.name(), notAccessible);
    }
  }

  /** What an absent key means according to the record, if it says so. */
  static Optional<Object> fallback(Key key) {
    return key.fallback().map(RecordShape::call);
  }

  private static Object call(Method method) {
    try {
      return method.invoke(null);
    } catch (ReflectiveOperationException notAccessible) {
      throw new IllegalStateException("cannot call " + method, notAccessible);
    }
  }
}
