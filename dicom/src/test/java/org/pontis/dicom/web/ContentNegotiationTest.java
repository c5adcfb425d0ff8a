package org.pontis.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

class ContentNegotiationTest {
  private static final String ELE = "1.2.840.10008.1.2.1";

  /** Accept; stored; what one instance is sent as, or 406; for a study the same unless single. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          */*                                                          | 1       | MULTIPART application/dicom
          multipart/*                                                  | 1       | MULTIPART application/dicom
          multipart/related                                            | 1       | MULTIPART application/dicom
          multipart/related; type="application/dicom"                  | 1       | MULTIPART application/dicom
          multipart/related; type=application/dicom                    | 1       | MULTIPART application/dicom
          multipart/related;type="application/dicom";boundary=x        | 1       | MULTIPART application/dicom
          Multipart/Related; Type="Application/DICOM"                  | 1       | MULTIPART application/dicom
          multipart/related; type="application/dicom"                  | NATIVE  | MULTIPART application/dicom
          multipart/related; type="application/dicom"                  | 1.99    | MULTIPART application/dicom
          multipart/related; type="application/dicom"                  | 2       | MULTIPART application/dicom
          multipart/related; type="application/dicom"                  | 4.90    | 406
          */*                                                          | 4.90    | 406
          multipart/related; type="application/dicom"                  | 4.50    | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50
          multipart/related; type="application/dicom"; transfer-syntax=* | 4.90  | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90
          multipart/related; type="application/dicom; transfer-syntax=*" | 4.90  | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90
          multipart/related; type="application/dicom"; transfer-syntax=* | NATIVE | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2
          multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.4.90 | 4.90 | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90
          multipart/related; type="application/dicom"; transfer-syntax="1.2.840.10008.1.2.4.90" | 4.91 | 406
          multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2 | NATIVE | 406
          multipart/related; type="application/dicom"; transfer-syntax=bad | 1 | 406
          application/dicom                                            | 1       | SINGLE_PART application/dicom
          application/dicom; transfer-syntax=*                         | 5       | SINGLE_PART application/dicom; transfer-syntax=1.2.840.10008.1.2.5
          application/dicom;q=0.5, multipart/related;type="application/dicom";q=0.1 | 1 | SINGLE_PART application/dicom
          application/dicom;q=0.5, multipart/related;type="application/dicom"       | 1 | MULTIPART application/dicom
          text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2         | 1       | MULTIPART application/dicom
          multipart/related;type="application/dicom";transfer-syntax=1.2.840.10008.1.2.4.50, multipart/related;type="application/dicom";transfer-syntax=*;q=0.5 | 4.80 | MULTIPART application/dicom; transfer-syntax=1.2.840.10008.1.2.4.80
          text/html                                                    | 1       | 406
          application/dicom+json                                       | 1       | 406
          application/dicom;q=0                                        | 1       | 406
          multipart/related;type="application/dicom";q=0, */*          | 1       | 406
          nonsense                                                     | 1       | 406
          """)
  void instances_followTheTable(String accept, String stored, String expected) {
    Accept accepted = Accept.of(List.of(), List.of(accept));

    String selected =
        describe(() ->
            ContentNegotiation.instances(
                    accepted, Extent.ONE, Transcoding.TO_EXPLICIT_LITTLE_ENDIAN)
                .require(syntax(stored)));

    assertThat(selected).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          */*                                                           | 1      | MULTIPART application/octet-stream
          multipart/related; type="application/octet-stream"            | NATIVE | MULTIPART application/octet-stream
          multipart/related; type="application/octet-stream"            | 2      | MULTIPART application/octet-stream
          multipart/related; type=application/octet-stream; transfer-syntax=* | 1 | MULTIPART application/octet-stream
          multipart/related; type=application/octet-stream; transfer-syntax=* | 4.80 | MULTIPART application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80
          multipart/related; type="application/octet-stream"; transfer-syntax=1.2.840.10008.1.2.1 | 2 | MULTIPART application/octet-stream
          multipart/related; type="application/octet-stream"            | 4.80   | 406
          multipart/related; type="application/octet-stream"            | 4.50   | 406
          */*                                                           | 4.80   | 406
          */*                                                           | 4.50   | MULTIPART image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50
          */*; transfer-syntax=*                                        | 4.80   | MULTIPART image/jls; transfer-syntax=1.2.840.10008.1.2.4.80
          multipart/related; type="image/jpeg"                          | 4.50   | MULTIPART image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50
          multipart/related; type="image/jpeg"                          | 4.70   | MULTIPART image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.70
          multipart/related; type="image/jpeg"; transfer-syntax=1.2.840.10008.1.2.4.50 | 4.70 | 406
          multipart/related; type="image/jls"                           | 4.70   | 406
          multipart/related; type="image/*"                             | 5      | MULTIPART image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5
          multipart/related; type="image/x-dicom-rle"                   | 5      | MULTIPART image/x-dicom-rle; transfer-syntax=1.2.840.10008.1.2.5
          multipart/related; type="image/jphc"                          | 4.201  | MULTIPART image/jphc; transfer-syntax=1.2.840.10008.1.2.4.201
          multipart/related; type="video/mp4"                           | 4.102  | MULTIPART video/mp4; transfer-syntax=1.2.840.10008.1.2.4.102
          multipart/related; type="video/mpeg"                          | 4.100  | MULTIPART video/mpeg; transfer-syntax=1.2.840.10008.1.2.4.100
          video/*                                                       | 4.101  | SINGLE_PART video/mpeg2; transfer-syntax=1.2.840.10008.1.2.4.101
          application/octet-stream                                      | 1      | SINGLE_PART application/octet-stream
          application/octet-stream; transfer-syntax=*                   | 4.999  | SINGLE_PART application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.999
          image/jp2                                                     | 4.90   | SINGLE_PART image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90
          multipart/related; type="image/jls", multipart/related; type="application/octet-stream" | 1 | MULTIPART application/octet-stream
          application/dicom                                             | 1      | 406
          """)
  void bulkData_followsTheTable(String accept, String stored, String expected) {
    Accept accepted = Accept.of(List.of(), List.of(accept));

    String selected =
        describe(() ->
            ContentNegotiation.bulkData(accepted, Extent.ONE, Transcoding.NONE)
                .require(syntax(stored)));

    assertThat(selected).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          */*                                                   | application/dicom+json
          application/*                                         | application/dicom+json
          application/dicom+json                                | application/dicom+json
          application/dicom+json; charset=utf-8                 | application/dicom+json
          application/json                                      | application/json
          application/json, */*                                 | application/json
          application/json;q=0.9, application/dicom+json        | application/dicom+json
          multipart/related; type="application/dicom+xml"       | application/dicom+xml
          multipart/related; type=application/dicom+xml         | application/dicom+xml
          multipart/related                                     | application/dicom+xml
          application/dicom+json;q=0, */*                       | application/dicom+xml
          multipart/related; type="application/dicom+xml";q=0.1, application/dicom+json;q=0.2 | application/dicom+json
          application/dicom+xml                                 | 406
          multipart/related; type="application/dicom"           | 406
          text/html                                             | 406
          """)
  void datasets_followTheTable(String accept, String expected) {
    Accept accepted = Accept.of(List.of(), List.of(accept));

    String selected;
    try {
      selected = ContentNegotiation.datasets(accepted).mediaType().toString();
    } catch (ImagingException refused) {
      selected = refused.problem().type() == ProblemType.NOT_ACCEPTABLE ? "406" : "other";
    }

    assertThat(selected).isEqualTo(expected);
  }

  @Test
  void instances_ofAStudyGoOnlyInMultipart() {
    Accept single = Accept.of(List.of(), List.of("application/dicom; transfer-syntax=*"));

    assertThatThrownBy(() -> ContentNegotiation.instances(single, Extent.MANY, Transcoding.NONE))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("multipart/related; type=\"application/dicom\"; transfer-syntax=*");
  }

  @Test
  void instances_withoutTranscodingNeedExplicitLittleEndian() {
    Negotiated negotiated =
        ContentNegotiation.instances(Accept.any(), Extent.MANY, Transcoding.NONE);

    assertThat(negotiated.select(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)).isEmpty();
    assertThat(negotiated.select(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)).isPresent();
  }

  @Test
  void accept_absentOrBlankMeansAnything() {
    assertThat(Accept.of(List.of(), List.of())).isEqualTo(Accept.any());
    assertThat(Accept.of(List.of(""), List.of(" "))).isEqualTo(Accept.any());
  }

  @Test
  void accept_parameterGoesBeforeHeader() {
    Accept accepted =
        Accept.of(
            List.of("application/json;q=0.1"), List.of("text/html, application/dicom+json, */*"));

    assertThat(ContentNegotiation.datasets(accepted).mediaType()).isEqualTo(MediaType.JSON);
  }

  @Test
  void accept_parameterSurvivesFormDecoding() {
    Accept accepted = Accept.of(List.of("application/dicom json"), List.of("*/*"));

    assertThat(ContentNegotiation.datasets(accepted).mediaType()).isEqualTo(MediaType.DICOM_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "a/",
        "/b",
        "a",
        "a/b;c",
        "a/b;=d",
        "a/b;c=\"d",
        "a/b;c=\"\u0001\"",
        "a/b,c/d",
        "a/b c",
        "a/b;c=\"d\"e"
      })
  void mediaType_parseRejects(String text) {
    boolean tolerated = text.equals("a/b;c");

    assertThat(MediaType.parse(text).isPresent()).isEqualTo(tolerated);
  }

  @Test
  void mediaType_printsWhatItReads() {
    String text = "multipart/related; type=\"application/dicom\"; boundary=\"a\\\"b\\\\c\"; x=y";

    MediaType parsed = MediaType.parse(text).orElseThrow();

    assertThat(parsed.parameter("boundary")).contains("a\"b\\c");
    assertThat(parsed.toString()).isEqualTo(text);
  }

  @Test
  void accept_boundsTheNumberOfRanges() {
    String many = "a/b,".repeat(100_000);

    assertThat(Accept.of(List.of(many), List.of(many)).ranges()).hasSize(64);
  }

  private static String describe(Supplier<Representation> selection) {
    try {
      Representation selected = selection.get();
      return selected.packaging() + " " + selected.contentType();
    } catch (ImagingException refused) {
      return refused.problem().type() == ProblemType.NOT_ACCEPTABLE ? "406" : refused.getMessage();
    }
  }

  private static TransferSyntax syntax(String end) {
    return TransferSyntax.of(
        new Uid(
            switch (end) {
              case "1" -> ELE;
              case "NATIVE" -> "1.2.840.10008.1.2";
              case "1.99" -> ELE + ".99";
              default -> "1.2.840.10008.1.2." + end;
            }));
  }
}
