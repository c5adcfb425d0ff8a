package org.pontis.dicom.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * Reads DICOM JSON Model objects (PS3.18 Annex F) into data sets: text in UTF-8, and named so by
 * Specific Character Set (0008,0005) wherever that is there or needed; numbers little endian;
 * BulkDataURI as a reference. Problems say where, by tag, line and column, and hold no values.
 * Immutable and thread-safe.
 */
public final class DicomJsonReader {
  private static final int TOKENS_DEEP_PER_ITEM = 3;

  private final JsonLimits limits;
  private final JsonFactory factory;

  /** A reader within limits. */
  public DicomJsonReader(JsonLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth((limits.maxDepth() + 2) * TOKENS_DEEP_PER_ITEM)
                    .maxStringLength(limits.maxBytes())
                    .maxNameLength(64)
                    .maxNumberLength(400)
                    .build())
            .build();
  }

  /**
   * Reads one object and nothing after it.
   *
   * @throws ImagingException MALFORMED_INPUT or LIMIT_EXCEEDED
   */
  public Dataset read(InputStream json) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      DatasetJson objects = new DatasetJson(parser, limits);
      parser.nextToken();
      Dataset dataset = objects.read();
      if (parser.nextToken() != null) {
        throw objects.malformed("something follows the data set");
      }
      return dataset;
    } catch (JsonProcessingException | CharConversionException e) {
      throw translated(e);
    }
  }

  /**
   * Reads an array of objects (PS3.18 section F.2.1), or one object as if it were an array of one,
   * and hands each over before it reads the next.
   *
   * @throws ImagingException MALFORMED_INPUT or LIMIT_EXCEEDED
   */
  public void readAll(InputStream json, Consumer<Dataset> sink) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      DatasetJson objects = new DatasetJson(parser, limits);
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          sink.accept(objects.read());
        }
      } else {
        sink.accept(objects.read());
      }
      if (parser.nextToken() != null) {
        throw objects.malformed("something follows the data sets");
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw translated(e);
    }
  }

  /** The parser's own message quotes the text, so only the place is kept. */
  private static ImagingException translated(IOException failure) {
    if (failure instanceof StreamConstraintsException) {
      return ImagingException.of(
          ProblemType.LIMIT_EXCEEDED, "the JSON text exceeds a limit on depth or length");
    }
    if (failure instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
      return ImagingException.of(
          ProblemType.MALFORMED_INPUT,
          "not JSON at line %d, column %d"
              .formatted(syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr()));
    }
    return ImagingException.of(ProblemType.MALFORMED_INPUT, "not JSON in UTF-8");
  }
}
