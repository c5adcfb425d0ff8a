package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.util.Optional;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.web.Extent;
import org.pontis.dicom.web.MultipartRelatedWriter;
import org.pontis.dicom.web.Negotiated;
import org.pontis.dicom.web.Packaging;
import org.pontis.dicom.web.PartHeader;
import org.pontis.dicom.web.Representation;
import org.pontis.gateway.http.Exchange;

/**
 * Writes instances, frames or values into an answer as they arrive: the only one as the body, or
 * each as a part of a multipart message. Declines more when only the header is wanted or the caller
 * is gone.
 */
final class InstanceAnswer implements InstanceSink {
  private final Exchange exchange;
  private final Negotiated forms;
  private final Extent extent;
  private final PartAddress address;
  private Optional<MultipartRelatedWriter> parts = Optional.empty();
  private Optional<IOException> failure = Optional.empty();

  /** Where a part can be retrieved alone. */
  @FunctionalInterface
  interface PartAddress {
    /** The absolute address. */
    String of(IncomingInstance instance);
  }

  InstanceAnswer(Exchange exchange, Negotiated forms, Extent extent, PartAddress address) {
    this.exchange = exchange;
    this.forms = forms;
    this.extent = extent;
    this.address = address;
  }

  @Override
  public boolean accept(IncomingInstance instance) {
    try {
      return write(forms.require(instance.transferSyntax()), instance);
    } catch (IOException broken) {
      if (!exchange.body().hasFailed()) {
        throw new ImagingException(
            Problem.of(
                ProblemType.MALFORMED_FROM_SITE,
                instance.site(),
                "an instance could not be read to its end"),
            broken);
      }
      failure = Optional.of(broken);
      return false;
    }
  }

  private boolean write(Representation form, IncomingInstance instance) throws IOException {
    return form.packaging() == Packaging.SINGLE_PART
        ? writeOnly(form, instance)
        : writePart(form, instance);
  }

  private boolean writeOnly(Representation form, IncomingInstance instance) throws IOException {
    exchange.with("Content-Type", form.contentType().toString());
    exchange.with("Content-Location", address.of(instance));
    Content content = instance.content();
    if (content.length().isPresent()) {
      return writeMeasured(content, content.length().getAsLong());
    }
    if (!exchange.isHead()) {
      content.transferTo(exchange.body());
    }
    return false;
  }

  private boolean writeMeasured(Content content, long total) throws IOException {
    exchange.with("Accept-Ranges", "bytes");
    Content wanted = content;
    long length = total;
    switch (ByteRange.of(range(), total)) {
      case ByteRange.Wanted.All _ -> exchange.status(200);
      case ByteRange.Wanted.Unsatisfiable _ -> {
        exchange.with("Content-Range", "bytes */" + total);
        exchange.refuse(Refusals.outsideRange(total));
        return false;
      }
      case ByteRange.Wanted.Part(ByteRange range) -> {
        exchange.status(206).with("Content-Range", range.contentRange(total));
        wanted = content.range(range.first(), range.length());
        length = range.length();
      }
    }
    exchange.withLength(length);
    if (!exchange.isHead()) {
      wanted.transferTo(exchange.body());
    }
    return false;
  }

  /** Only GET has ranges (RFC 9110 14.2); no If-Range holds, as we give no validators (13.1.5). */
  private Optional<String> range() {
    boolean applies = !exchange.isHead() && exchange.header("If-Range").isEmpty();
    return applies ? exchange.header("Range") : Optional.empty();
  }

  private boolean writePart(Representation form, IncomingInstance instance) throws IOException {
    if (parts.isEmpty()) {
      MultipartRelatedWriter writer = new MultipartRelatedWriter(form.mediaType(), exchange.body());
      exchange.with("Content-Type", writer.contentType().toString());
      parts = Optional.of(writer);
    }
    PartHeader header = PartHeader.of(form.contentType(), address.of(instance));
    if (extent == Extent.ONE) {
      parts.get().lengthWithOnly(header, instance.content()).ifPresent(exchange::withLength);
    }
    if (exchange.isHead()) {
      return false;
    }
    parts.get().part(header, instance.content());
    return true;
  }

  /** Ends the body. */
  void finish() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (parts.isPresent() && !exchange.isHead()) {
      parts.get().finish();
    }
  }
}
