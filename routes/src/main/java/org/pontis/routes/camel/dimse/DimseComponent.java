package org.pontis.routes.camel.dimse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings;

/**
 * Makes endpoints {@code dimse:AET@host:port?operation=store|echo|find|move}, which ask, and {@code
 * dimse:LISTENER}, which hears what arrives at our own listener.
 */
public final class DimseComponent extends DefaultComponent {
  /** The scheme of its endpoints. */
  public static final String SCHEME = "dimse";

  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final ArrivedInstances arrivals;
  private final SiteSources sites;
  private final Optional<TlsSettings> tls;

  /**
   * A component over our listener and the sites where it stores what arrives.
   *
   * @param tls the keys of our own, for applications that are asked over TLS
   */
  public DimseComponent(ArrivedInstances arrivals, SiteSources sites, Optional<TlsSettings> tls) {
    this.arrivals = arrivals;
    this.sites = sites;
    this.tls = tls;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return remaining.contains("@") ? asking(uri, remaining, parameters) : hearing(uri, remaining);
  }

  private Endpoint hearing(String uri, String listener) {
    if (!arrivals.listener().value().equals(listener)) {
      throw new MissingPart(
          GatewayPart.LISTENER,
          "%s: no listener is called '%s'; this gateway's is '%s', and other applications are AET@host:port"
              .formatted(uri, listener, arrivals.listener()));
    }
    return new DimseEndpoint(uri, this, new DimseEndpoint.Hearing(arrivals));
  }

  private Endpoint asking(String uri, String address, Map<String, Object> parameters) {
    RemoteEntity remote =
        RemoteEntity.parse(address)
            .orElseThrow(() -> invalid(uri, "is not AET@host:port", address));
    DimseOperation operation =
        option(parameters, "operation")
            .map(name ->
                DimseOperation.parse(name)
                    .orElseThrow(() ->
                        invalid(
                            uri, "is no operation, expected one of " + DimseOperation.all(), name)))
            .orElse(DimseOperation.STORE);
    DimseTarget target =
        new DimseTarget(
            secured(uri, parameters, remote),
            operation,
            title(uri, parameters, "calling").orElse(arrivals.listener()),
            within(uri, parameters),
            characterSets(uri, parameters),
            title(uri, parameters, "destination"));
    if ((operation == DimseOperation.MOVE) != target.destination().isPresent()) {
      throw new IllegalArgumentException(
          uri + ": operation=move needs a destination=AET, and nothing else has one");
    }
    return new DimseEndpoint(uri, this, new DimseEndpoint.Asking(target, sites));
  }

  private static CharacterSets characterSets(String uri, Map<String, Object> parameters) {
    Optional<String> text = option(parameters, "characterSet");
    if (text.isEmpty()) {
      return CharacterSets.UTF_8;
    }
    List<String> terms = List.of(text.get().split("\\\\", -1));
    if (!terms.stream().allMatch(term -> CharacterSets.isTerm(term))) {
      throw invalid(uri, "is no character set, expected defined terms as ISO_IR 100", text.get());
    }
    return CharacterSets.of(terms);
  }

  private RemoteEntity secured(String uri, Map<String, Object> parameters, RemoteEntity remote) {
    String wanted = option(parameters, "tls").orElse("false");
    return switch (wanted) {
      case "false" -> remote;
      case "true" ->
          remote.over(
              tls.orElseThrow(() ->
                  new MissingPart(
                      GatewayPart.KEYS, uri + ": tls=true, but there is no dimse.tls")));
      default -> throw invalid(uri, "is neither true nor false", wanted);
    };
  }

  private static Duration within(String uri, Map<String, Object> parameters) {
    Optional<String> text = option(parameters, "timeout");
    if (text.isEmpty()) {
      return WITHIN;
    }
    if (!text.get().matches("[1-9][0-9]{0,3}s")) {
      throw invalid(uri, "is no timeout, expected seconds as in 30s", text.get());
    }
    return Duration.ofSeconds(Long.parseLong(text.get().substring(0, text.get().length() - 1)));
  }

  private static Optional<AeTitle> title(String uri, Map<String, Object> parameters, String key) {
    return option(parameters, key)
        .map(text -> AeTitle.parse(text).orElseThrow(() -> invalid(uri, "is no AE title", text)));
  }

  /** Camel refuses what is left in the map, so that no option is ignored. */
  private static Optional<String> option(Map<String, Object> parameters, String key) {
    return Optional.ofNullable(parameters.remove(key)).map(Object::toString);
  }

  private static IllegalArgumentException invalid(String uri, String why, String what) {
    return new IllegalArgumentException("%s: '%s' %s".formatted(uri, what, why));
  }
}
