package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.arrival.Arrival;
import org.pontis.routes.site.dimse.arrival.ArrivingContent;

/** Passes instances on as Part 10 objects, while they arrive. */
record WholeInstances(SiteId site, InstanceSink sink) implements Delivery.Receiver {
  @Override
  public boolean take(Arrival arrival) throws IOException {
    if (arrival.bytes().isWhole()) {
      return sink.accept(instance(site, arrival, new Part.Whole(), arrival.bytes().whole()));
    }
    try (ArrivingContent content = arrival.bytes().arriving()) {
      return sink.accept(instance(site, arrival, new Part.Whole(), content));
    }
  }

  static IncomingInstance instance(SiteId site, Arrival arrival, Part part, Content content) {
    return new IncomingInstance(
        site,
        arrival.study().orElseThrow(),
        arrival.series().orElseThrow(),
        arrival.instance(),
        arrival.command().sopClass(),
        arrival.transferSyntax(),
        part,
        content);
  }
}
