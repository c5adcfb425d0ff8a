package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.http.Endpoint;
import org.pontis.gateway.http.Exchange;

/** Finds out what an address names and has it answered. */
public final class DicomwebEndpoint implements Endpoint {
  private final Sites sites;
  private final SearchHandler search;
  private final MetadataHandler metadata;
  private final RetrieveHandler instances;
  private final FramesHandler frames;
  private final BulkDataHandler bulkData;

  /**
   * Whom to ask.
   *
   * @param all sites as one
   * @param one site by itself
   */
  public record Sites(ImagingSource all, Function<SiteId, Optional<ImagingSource>> one) {}

  /**
   * What one request may cost.
   *
   * @param searchResults matches in one answer at the most
   */
  public record Limits(int searchResults, Duration searchTime, Duration retrieveTime) {}

  /** DICOMweb over these sites. */
  public DicomwebEndpoint(Sites sites, Limits limits) {
    this.sites = sites;
    this.search = new SearchHandler(limits.searchResults(), limits.searchTime());
    this.metadata = new MetadataHandler(limits.retrieveTime());
    this.instances = new RetrieveHandler(limits.retrieveTime());
    this.frames = new FramesHandler(limits.retrieveTime());
    this.bulkData = new BulkDataHandler(limits.retrieveTime());
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    Optional<Target> target = Addresses.parse(exchange.rawPath());
    if (target.isEmpty()) {
      exchange.refuse(Refusals.nothingThere());
      return;
    }
    Optional<ImagingSource> source = sourceOf(target.get());
    if (source.isEmpty()) {
      exchange.refuse(Refusals.noSuchSite());
      return;
    }
    Links links = new Links(exchange.base() + target.get().root());
    switch (exchange.method()) {
      case "GET", "HEAD" -> read(exchange, source.get(), target.get().resource(), links);
      case "OPTIONS" -> Capabilities.answer(exchange, links);
      default -> {
        exchange.with("Allow", Refusals.METHODS);
        exchange.refuse(Refusals.wrongMethod());
      }
    }
  }

  private Optional<ImagingSource> sourceOf(Target target) {
    return target.site().isPresent()
        ? sites.one().apply(target.site().get())
        : Optional.of(sites.all());
  }

  private void read(Exchange exchange, ImagingSource source, Resource resource, Links links)
      throws IOException {
    switch (resource) {
      case Resource.Service _ -> Capabilities.answer(exchange, links);
      case Resource.Search(var what) -> search.answer(exchange, source, what, links);
      case Resource.Metadata(var what) -> metadata.answer(exchange, source, what, links);
      case Resource.Instances(var what) -> instances.answer(exchange, source, what, links);
      case Resource.Frames(var what) -> frames.answer(exchange, source, what, links);
      case Resource.BulkData(var what) -> bulkData.answer(exchange, source, what, links);
    }
  }
}
