package org.pontis.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.gateway.settings.CorsConfig;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.DimseLimitsConfig;
import org.pontis.gateway.settings.FhirConfig;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.gateway.settings.HttpConfig;
import org.pontis.gateway.settings.LimitsConfig;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.TlsFiles;

/** Makes docs/config.md from the records of the configuration and their comments. */
class ConfigPageTest {
  private static final String EXAMPLE =
      """
      http:
        host: 127.0.0.1
        port: 8080
        public-url: https://imaging.example.org/pontis
        cors: { allowed-origins: ["https://viewer.example.org"] }
      dimse: { ae-title: PONTIS, port: 11112 }
      peers:
        - { ae-title: WORKSTATION, host: 127.0.0.1, port: 11120 }
      sites:
        - { id: north, name: North University Hospital, type: folder, path: /data/north, issuer-of-patient-id: NORTH }
        - { id: south, name: South Clinic, type: folder, path: /data/south }
      """;

  private static final String INTRODUCTION =
      """
      # Configuration

      Made from the code by `ConfigPageTest`; do not edit.

      One YAML file, given by `serve --config FILE`. Unknown and duplicate keys are refused; `pontis check-config FILE` names every problem
      at once with line and column, `pontis print-config FILE` prints what the file amounts to, defaults spelled out. Durations are written
      `500ms`, `20s`, `5m`, `2h`; sizes `64KiB`, `10MB`. Relative paths are relative to the file.

      ```yaml
      {example}```

      The gateway listens on the loopback address unless told otherwise. Callers do not authenticate yet, so another address is refused
      unless `serve` is given `--insecure`: put a proxy in front that authenticates. For `dimse` another address is also taken where
      `dimse.tls` is set, which asks every caller for a certificate; an AE title alone is no proof of who calls.

      A DIMSE client that calls `PONTIS` sees all sites, one that calls `PONTIS-NORTH` the site `north`.
      """;

  @Test
  void page_isWhatTheRecordsSay() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION.replace("{example}", EXAMPLE));
    table(page, "The file", GatewayConfig.class);
    table(page, "`http`", HttpConfig.class);
    table(page, "`http.cors`", CorsConfig.class);
    table(page, "`http.limits`", LimitsConfig.class);
    table(page, "`http.limits.fhir`", FhirConfig.class);
    table(page, "`dimse`", DimseConfig.class);
    table(page, "`dimse.limits`", DimseLimitsConfig.class);
    table(page, "`peers[]`", PeerConfig.class);
    table(page, "`federation`", FederationSettings.class);
    table(page, "`store`", StoreSettings.class);
    table(page, "`sites[]` of type `folder`", SiteConfig.Folder.class);
    table(page, "`sites[]` of type `dimse`", SiteConfig.Dimse.class);
    table(page, "`dimse.tls` and `sites[].tls`", TlsFiles.class);

    GeneratedPage.check("config.md", page.toString());
  }

  @Test
  void example_isValid() {
    assertThat(ConfigLoader.ofProcess().parse("example", EXAMPLE, GatewayConfig.class))
        .isInstanceOf(ConfigResult.Valid.class);
  }

  private static void table(StringBuilder page, String title, Class<?> type) throws IOException {
    page.append("%n## %s%n%n".formatted(title));
    page.append("| key | kind | default | what it is |%n| --- | --- | --- | --- |%n".formatted());
    JavadocOf comment = JavadocOf.type(type);
    for (RecordComponent component : type.getRecordComponents()) {
      page.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  kebab(component.getName()),
                  kind(component.getGenericType()),
                  fallback(type, component),
                  comment.parameter(type.getSimpleName(), component.getName())));
    }
  }

  private static String kind(Type type) {
    if (type instanceof ParameterizedType generic) {
      String inner = kind(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == List.class ? "list of " + inner : inner;
    }
    Class<?> plain = (Class<?>) type;
    return switch (plain.getSimpleName()) {
      case "int", "long" -> "number";
      case "boolean", "Boolean" -> "true or false";
      case "Duration" -> "duration";
      case "DataSize" -> "size";
      case "URI" -> "URL";
      case "Path" -> "path";
      case "SiteConfig" -> "sites";
      case "SiteId" -> "id";
      case "AeTitle" -> "AE title";
      default -> plain.isRecord() ? "keys, see below" : plain.isEnum() ? constants(plain) : "text";
    };
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
        .collect(Collectors.joining(", "));
  }

  private static String fallback(Class<?> type, RecordComponent component) {
    String name =
        "default"
            + component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
            + component.getName().substring(1);
    Optional<Method> method =
        Arrays.stream(type.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst();
    boolean isTable =
        component.getType().isRecord() && !component.getType().getSimpleName().equals("AeTitle");
    if (method.isPresent() && !isTable) {
      return "`" + printed(method.get()) + "`";
    }
    boolean optional =
        method.isPresent()
            || component.getType() == Optional.class
            || component.getType() == List.class
            || (isTable && !component.getType().getSimpleName().endsWith("Id"));
    return optional ? "" : "required";
  }

  private static String printed(Method method) {
    try {
      method.setAccessible(true);
      Object value = method.invoke(null);
      return value instanceof java.time.Duration duration
          ? duration.toString().replaceFirst("^PT", "").toLowerCase(Locale.ROOT)
          : value instanceof Enum
              ? value.toString().toLowerCase(Locale.ROOT).replace('_', '-')
              : String.valueOf(value);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
