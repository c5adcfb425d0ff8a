package org.pontis.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a record as the YAML that would give it, defaults spelled out, secrets as dots. */
public final class ConfigPrinter {
  private ConfigPrinter() {}

  /** The effective configuration. */
  public static String print(Record config) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
    return new Dump(settings).dumpToString(record(config));
  }

  private static Object tree(Object value) {
    return switch (value) {
      case Located<?> located -> tree(located.value());
      case DataSize size -> size.toString();
      case Duration duration -> Durations.print(duration);
      case Enum<?> constant -> Kebab.ofConstant(constant);
      case List<?> list -> list.stream().map(ConfigPrinter::tree).toList();
      case Map<?, ?> map -> map(map);
      case Record record -> record(record);
      case Number number -> number;
      case Boolean bool -> bool;
      default -> value.toString();
    };
  }

  private static Object map(Map<?, ?> map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    map.forEach((key, value) -> tree.put(key.toString(), tree(value)));
    return tree;
  }

  private static Object record(Record record) {
    RecordShape shape = RecordShape.of(record.getClass());
    if (shape.isValue()) {
      return RecordShape.value(shape.keys().getFirst(), record);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    sealedInterface(record.getClass())
        .ifPresent(s -> tree.put(SealedShape.KEY, SealedShape.name(s, record.getClass())));
    for (RecordShape.Key key : shape.keys()) {
      Object value = RecordShape.value(key, record);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> tree.put(key.name(), tree(present)));
      } else {
        tree.put(key.name(), tree(value));
      }
    }
    return tree;
  }

  /** The outermost sealed interface that permits the record, since its name shapes the type. */
  private static Optional<Class<?>> sealedInterface(Class<?> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed()) {
        return Optional.of(sealedInterface(parent).orElse(parent));
      }
    }
    return Optional.empty();
  }
}
