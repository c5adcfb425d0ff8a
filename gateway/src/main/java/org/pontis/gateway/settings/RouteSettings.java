package org.pontis.gateway.settings;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.dicom.data.AeTitle;
import org.pontis.routes.camel.dimse.GatewayPart;
import org.pontis.routes.site.TlsFiles;

/**
 * What a configuration file says that matters to added routes, read however wrong the rest of it
 * may be.
 *
 * @param folder where they are
 * @param listener what they call the listener
 * @param tls the keys of our own
 * @param unknown which of these are themselves wrong in the file
 */
public record RouteSettings(
    Path folder, AeTitle listener, Optional<TlsFiles> tls, Set<GatewayPart> unknown) {

  /** Copies the set. */
  public RouteSettings {
    unknown = Set.copyOf(unknown);
  }

  record Folder(Optional<Path> routes) {}

  record Titled(Optional<Listener> dimse) {
    record Listener(AeTitle aeTitle) {
      static AeTitle defaultAeTitle() {
        return DimseConfig.defaultAeTitle();
      }
    }
  }

  record Secured(Optional<Keys> dimse) {
    record Keys(Optional<TlsFiles> tls) {}
  }

  /** What the file says; empty where it names no folder that can be read. */
  public static Optional<RouteSettings> read(Path file) {
    return part(file, Folder.class)
        .flatMap(Folder::routes)
        .map(folder -> of(folder, part(file, Titled.class), part(file, Secured.class)));
  }

  private static RouteSettings of(Path folder, Optional<Titled> titled, Optional<Secured> secured) {
    Set<GatewayPart> unknown = EnumSet.noneOf(GatewayPart.class);
    if (titled.isEmpty()) {
      unknown.add(GatewayPart.LISTENER);
    }
    if (secured.isEmpty()) {
      unknown.add(GatewayPart.KEYS);
    }
    return new RouteSettings(
        folder,
        titled
            .flatMap(Titled::dimse)
            .map(Titled.Listener::aeTitle)
            .orElse(DimseConfig.defaultAeTitle()),
        secured.flatMap(Secured::dimse).flatMap(Secured.Keys::tls),
        unknown);
  }

  private static <T> Optional<T> part(Path file, Class<T> type) {
    return switch (ConfigLoader.ofProcess().loadPart(file, type)) {
      case ConfigResult.Valid<T> valid -> Optional.of(valid.value());
      case ConfigResult.Invalid<T> _ -> Optional.empty();
    };
  }
}
