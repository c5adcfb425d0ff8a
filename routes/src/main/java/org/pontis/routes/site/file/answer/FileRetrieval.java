package org.pontis.routes.site.file.answer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.content.FileContent;
import org.pontis.dicom.frames.Frames;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.IndexedFile;

/** Delivers files whole, and frames and values as regions of files. */
public final class FileRetrieval {
  private final SiteId site;
  private final FileAccess access;
  private final FileParts parts;

  /** Something that reads a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  public FileRetrieval(SiteId site, FileAccess access) {
    this.site = site;
    this.access = access;
    this.parts = new FileParts(access);
  }

  public RetrieveSummary deliver(
      List<IndexedFile> files, Part part, Deadline deadline, InstanceSink sink) {
    Delivery delivery = new Delivery(site, deadline);
    for (IndexedFile file : files) {
      if (!delivery.hasTime()) {
        break;
      }
      boolean more =
          switch (part) {
            case Part.Whole _ ->
                give(file, part, () -> FileContent.of(access.current(file)), delivery, sink);
            case Part.BulkDataValue(var path) ->
                give(file, part, () -> parts.value(file, path), delivery, sink);
            case Part.Frames(var numbers) -> frames(file, numbers, delivery, sink);
          };
      if (!more) {
        break;
      }
    }
    return delivery.summary();
  }

  private boolean frames(
      IndexedFile file, List<Integer> numbers, Delivery delivery, InstanceSink sink) {
    Optional<Frames> frames = attempt(file, () -> parts.frames(file, numbers), delivery);
    if (frames.isEmpty()) {
      return true;
    }
    for (int number : numbers) {
      Part one = new Part.Frames(List.of(number));
      if (!give(file, one, () -> frames.get().content(number), delivery, sink)) {
        return false;
      }
    }
    return true;
  }

  private boolean give(
      IndexedFile file,
      Part part,
      Reading<? extends Content> reading,
      Delivery delivery,
      InstanceSink sink) {
    Optional<? extends Content> content = attempt(file, reading, delivery);
    if (content.isEmpty()) {
      return true;
    }
    delivery.delivered();
    return sink.accept(
        new IncomingInstance(
            site,
            file.study(),
            file.series(),
            file.instance(),
            file.sopClass(),
            file.transferSyntax(),
            part,
            content.get()));
  }

  /** Only failures to read are the instance's problem; the sink's own are not. */
  private <T> Optional<T> attempt(IndexedFile file, Reading<T> reading, Delivery delivery) {
    try {
      return Optional.of(reading.read());
    } catch (IOException failure) {
      delivery.failed(access.unreadable(file, failure));
    } catch (ImagingException failure) {
      delivery.failed(failure);
    }
    return Optional.empty();
  }
}
