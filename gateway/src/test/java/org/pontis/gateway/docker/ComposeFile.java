package org.pontis.gateway.docker;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A service of {@code docker/compose.yaml}. */
record ComposeFile(Map<?, ?> service, Map<?, ?> namedVolumes) {

  /**
   * A mount.
   *
   * @param from a named volume, or a path beginning with a dot or a variable
   * @param options {@code ro} or empty
   */
  record Mount(String from, String to, String options) {}

  static ComposeFile service(String name) throws IOException {
    Map<?, ?> file = (Map<?, ?>) Checkout.yaml("docker/compose.yaml");
    Map<?, ?> services = (Map<?, ?>) file.get("services");
    return new ComposeFile((Map<?, ?>) services.get(name), (Map<?, ?>) file.get("volumes"));
  }

  List<String> strings(String key) {
    return ((List<?>) service.get(key)).stream().map(Object::toString).toList();
  }

  Map<?, ?> map(String key) {
    return (Map<?, ?>) service.get(key);
  }

  /** Address, host port and container port of each published port. */
  List<String[]> ports() {
    return strings("ports").stream().map(port -> port.split(":", 3)).toList();
  }

  List<Mount> mounts() {
    return strings("volumes").stream().map(ComposeFile::mount).toList();
  }

  private static Mount mount(String text) {
    int options = text.endsWith(":ro") ? text.length() - 3 : text.length();
    int to = text.lastIndexOf(':', options - 1);
    return new Mount(
        text.substring(0, to), text.substring(to + 1, options), text.substring(options));
  }
}
