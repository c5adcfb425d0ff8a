package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.web.Accept;
import org.pontis.dicom.web.ContentNegotiation;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.Transcoding;
import org.pontis.gateway.http.Exchange;

/** Encapsulated pixel data: a part for each frame of an instance, asked for in stretches. */
record AllFrames(Exchange exchange, Accept accept, Links links) {
  private static final int STRETCH = 1000;

  void answer(ImagingSource source, InstanceRef what, Call call) throws IOException {
    long count = count(source, what.part(new Part.Whole()), call);
    Extent extent = count == 1 ? Extent.ONE : Extent.MANY;
    InstanceAnswer answer =
        new InstanceAnswer(
            exchange,
            ContentNegotiation.bulkData(accept, extent, Transcoding.NONE),
            extent,
            frame -> FramesHandler.addressOf(links, frame));
    long sent = 0;
    boolean more = true;
    while (more && sent < count) {
      List<Integer> numbers = numbers(sent + 1, Math.min(sent + STRETCH, count));
      InstanceRef frames = what.part(new Part.Frames(numbers));
      RetrieveSummary summary = source.retrieve(frames, call, answer);
      new Completeness(exchange).check(summary);
      sent += summary.delivered();
      more = summary.delivered() == numbers.size() && !exchange.isHead();
    }
    answer.finish();
  }

  /** Number of Frames, 1 if absent; what is no number the source refuses with the frames. */
  private static long count(ImagingSource source, InstanceRef what, Call call) {
    List<Dataset> found = new ArrayList<>(1);
    source.metadata(
        what,
        call,
        (_, dataset) -> {
          found.add(dataset);
          return false;
        });
    return found.stream()
        .flatMap(dataset -> dataset.integer(Tags.NumberOfFrames).stream())
        .map(count -> Math.clamp(count, 1, Integer.MAX_VALUE))
        .findFirst()
        .orElse(1);
  }

  private static List<Integer> numbers(long first, long last) {
    return IntStream.rangeClosed((int) first, (int) last).boxed().toList();
  }
}
