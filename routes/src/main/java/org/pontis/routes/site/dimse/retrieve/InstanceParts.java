package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.content.BulkValues;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.frames.FrameLocator;
import org.pontis.dicom.frames.Frames;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.arrival.Arrival;
import org.pontis.routes.site.dimse.arrival.ArrivingContent;
import org.pontis.routes.site.dimse.arrival.Spool;

/**
 * Cuts parts out of an instance: DIMSE has no service for less, so the whole comes, into a file for
 * as long as its parts are passed on.
 */
final class InstanceParts implements Delivery.Receiver {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  private final SiteId site;
  private final Part part;
  private final InstanceSink sink;
  private long delivered;

  InstanceParts(SiteId site, Part part, InstanceSink sink) {
    this.site = site;
    this.part = part;
    this.sink = sink;
  }

  /** How many parts were passed on. */
  long delivered() {
    return delivered;
  }

  @Override
  public boolean take(Arrival arrival) throws IOException {
    try (ArrivingContent content = arrival.bytes().arriving();
        Spool spool = Spool.of(content.open())) {
      Part10Object object = new Part10Reader(LIMITS).read(spool.file().path());
      switch (part) {
        case Part.Whole _ -> throw new IllegalStateException("a whole instance is no part");
        case Part.Frames(List<Integer> numbers) -> frames(arrival, spool, object, numbers);
        case Part.BulkDataValue(ElementPath path) -> {
          Element element = element(object.dataset(), path);
          give(arrival, part, new BulkValues(spool.file(), object, LIMITS).of(element));
        }
      }
      return true;
    }
  }

  private void frames(Arrival arrival, Spool spool, Part10Object object, List<Integer> numbers)
      throws IOException {
    Frames frames = new FrameLocator(LIMITS).locate(spool.file(), object);
    for (int number : numbers) {
      if (number < 1 || number > frames.count()) {
        throw ImagingException.of(
            ProblemType.NOT_FOUND,
            "there is no frame %d: the instance has %d".formatted(number, frames.count()));
      }
    }
    for (int number : numbers) {
      if (!give(arrival, new Part.Frames(List.of(number)), frames.content(number))) {
        return;
      }
    }
  }

  private boolean give(Arrival arrival, Part what, Content content) {
    delivered++;
    return sink.accept(WholeInstances.instance(site, arrival, what, content));
  }

  /** The element at a path; of a sequence step without a number in the first item. */
  private static Element element(Dataset dataset, ElementPath path) {
    Optional<Dataset> holder = Optional.of(dataset);
    for (ElementPath.Step step : path.steps().subList(0, path.steps().size() - 1)) {
      int wanted = step.item().orElse(0);
      holder =
          holder
              .map(within -> within.items(step.tag()))
              .filter(items -> wanted < items.size())
              .map(items -> items.get(wanted));
    }
    return holder
        .flatMap(within -> within.element(path.last()))
        .orElseThrow(() ->
            ImagingException.of(ProblemType.NOT_FOUND, "the instance has no element at " + path));
  }
}
