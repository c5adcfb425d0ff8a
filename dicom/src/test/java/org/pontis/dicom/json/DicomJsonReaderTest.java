package org.pontis.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

class DicomJsonReaderTest {
  private static final Tag PRIVATE = Tag.of(0x00091001);

  private final DicomJsonReader reader = new DicomJsonReader(JsonLimits.DEFAULT);
  private final DicomJsonWriter writer = new DicomJsonWriter(DicomJsonReaderTest::remote);

  /** Attributes the writer writes in exactly the form they are read in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"vr\":\"LO\"}",
        "{\"vr\":\"LO\",\"Value\":[\"a\",null,\"b \\\"c\\\"\"]}",
        "{\"vr\":\"LO\",\"Value\":[null,null]}",
        "{\"vr\":\"UT\",\"Value\":[\" a\\\\b\\r\\nc\"]}",
        "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A^B\"},null,{\"Ideographic\":\"C\"}]}",
        "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A\",\"Phonetic\":\"C\"}]}",
        "{\"vr\":\"PN\",\"Value\":[{\"Phonetic\":\"C=D\"}]}",
        "{\"vr\":\"IS\",\"Value\":[1,null,\"+2\",\"007\"]}",
        "{\"vr\":\"DS\",\"Value\":[1.500,-0.0,1E-5,\".5\",0.12345678901234567]}",
        "{\"vr\":\"US\",\"Value\":[0,65535]}",
        "{\"vr\":\"SS\",\"Value\":[-32768,32767]}",
        "{\"vr\":\"UL\",\"Value\":[4294967295]}",
        "{\"vr\":\"SL\",\"Value\":[-2147483648]}",
        "{\"vr\":\"SV\",\"Value\":[-9007199254740991,\"-9223372036854775808\"]}",
        "{\"vr\":\"UV\",\"Value\":[\"18446744073709551615\",0]}",
        "{\"vr\":\"FL\",\"Value\":[0.1,-0.0,1.0E20,\"NaN\",\"inf\",\"-inf\",7]}",
        "{\"vr\":\"FD\",\"Value\":[0.1,1.0E300,4.9E-324,\"NaN\"]}",
        "{\"vr\":\"AT\",\"Value\":[\"7FE00010\",\"00100010\"]}",
        "{\"vr\":\"OB\",\"InlineBinary\":\"AQI=\"}",
        "{\"vr\":\"UN\"}",
        "{\"vr\":\"OW\",\"BulkDataURI\":\"../bulk/1?x=y\"}",
        "{\"vr\":\"UT\",\"BulkDataURI\":\"http://h/b\"}",
        "{\"vr\":\"SQ\"}",
        "{\"vr\":\"SQ\",\"Value\":[{},{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}]}",
      })
  void read_thenWrite_isTheSame(String attribute) throws IOException {
    String json = "{\"00091001\":" + attribute + "}";

    assertThat(written(reader.read(stream(json)))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"Value":["a"],"vr":"LO"}                    ; {"vr":"LO","Value":["a"]}
          {"vr":"LO","Value":[]}                       ; {"vr":"LO"}
          {"vr":"OB","Value":[]}                       ; {"vr":"OB"}
          {"vr":"PN","Value":[{}]}                     ; {"vr":"PN"}
          {"vr":"PN","Value":[{"Alphabetic":null}]}    ; {"vr":"PN"}
          {"vr":"OB","InlineBinary":["AQI="]}          ; {"vr":"OB","InlineBinary":"AQI="}
          {"vr":"OB","BulkDataURI":["b"]}              ; {"vr":"OB","BulkDataURI":"b"}
          {"vr":"US","Value":[1.0,2e1]}                ; {"vr":"US","Value":[1,20]}
          {"vr":"UV","Value":["5"]}                    ; {"vr":"UV","Value":[5]}
          {"vr":"FL","Value":[0.10000000149011612]}    ; {"vr":"FL","Value":[0.1]}
          """)
  void read_tolerates(String attribute, String normal) throws IOException {
    Dataset dataset = reader.read(stream("{\"00091001\":" + attribute + "}"));

    assertThat(written(dataset)).isEqualTo("{\"00091001\":" + normal + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          []                                                  ; a data set is a JSON object
          {"x":{}}                                            ; not named by eight hexadecimal digits
          {"00091001":[]}                                     ; 00091001: an attribute is a JSON object (line 1, column
          {"00091001":{}}                                     ; 00091001: has no vr
          {"00091001":{"vr":"XX"}}                            ; 00091001: vr is no value representation
          {"00091001":{"vr":1}}                               ; 00091001: vr is a string
          {"00091001":{"vr":"LO","x":1}}                      ; 00091001: has a member that is none
          {"00091001":{"vr":"LO"},"00091001":{"vr":"LO"}}     ; 00091001: appears twice
          {"00091001":{"vr":"OB","InlineBinary":"","BulkDataURI":""}} ; more than one of
          {"00091001":{"vr":"OB","InlineBinary":"?"}}         ; InlineBinary is not base64
          {"00091001":{"vr":"OB","InlineBinary":["",""]}}     ; InlineBinary is one string
          {"00091001":{"vr":"LO","InlineBinary":""}}          ; LO has Value, not InlineBinary
          {"00091001":{"vr":"OB","Value":["a"]}}              ; OB has InlineBinary or BulkDataURI, not Value
          {"00091001":{"vr":"OB","BulkDataURI":"a b"}}        ; BulkDataURI is no URI
          {"00091001":{"vr":"LO","Value":"SECRET"}}           ; Value is an array
          {"00091001":{"vr":"LO","Value":[1]}}                ; value 1 is no LO
          {"00091001":{"vr":"LO","Value":["a",true]}}         ; a value is true, false or an array
          {"00091001":{"vr":"LT","Value":["a","b"]}}          ; LT has more than one value
          {"00091001":{"vr":"PN","Value":["SECRET"]}}         ; value 1 is no PN
          {"00091001":{"vr":"PN","Value":[{"Alphabetic":1}]}} ; a person name has the strings
          {"00091001":{"vr":"PN","Value":[{"Alphabetic":"a=b"}]}} ; holds a delimiter
          {"00091001":{"vr":"US","Value":[1,65536]}}          ; value 2 is no US
          {"00091001":{"vr":"US","Value":[1.5]}}              ; value 1 is no US
          {"00091001":{"vr":"US","Value":[1e999999999]}}      ; value 1 is no US
          {"00091001":{"vr":"US","Value":[null]}}             ; value 1 is no US
          {"00091001":{"vr":"US","Value":["1"]}}              ; value 1 is no US
          {"00091001":{"vr":"UV","Value":[18446744073709551616]}} ; value 1 is no UV
          {"00091001":{"vr":"FL","Value":[1e39]}}             ; value 1 is no FL
          {"00091001":{"vr":"AT","Value":["7FE0001"]}}        ; value 1 is no AT
          {"00091001":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":[{}]}}]}} ; 00091001.0.00080060: value 1 is no CS
          {"00091001":{"vr":"SQ","Value":[{},null]}}          ; value 2 is no SQ
          {"00091001":{"vr":"LO","Value":[SECRET              ; not JSON at line 1, column
          {"00091001":{"vr":"LO"                              ; not JSON at line 1, column
          {} {}                                               ; something follows
          """)
  void read_namesWhatIsWrong(String json, String problem) {
    assertThatThrownBy(() -> reader.read(stream(json)))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_INPUT))
        .hasMessageContaining(problem)
        .hasMessageNotContaining("SECRET")
        .hasNoCause();
  }

  @Test
  void read_refusesWhatIsNoUtf8() {
    byte[] latin =
        "{\"00091001\":{\"vr\":\"LO\",\"Value\":[\"é\"]}}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(latin)))
        .isInstanceOf(ImagingException.class);
  }

  @Test
  void read_namesUtf8WhereTextNeedsIt() throws IOException {
    Dataset undeclared =
        reader.read(stream("{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"É\"}]}}"));
    Dataset other =
        reader.read(stream("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]}}"));

    assertThat(undeclared.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 192");
    assertThat(other.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 192");
  }

  @Test
  void read_keepsWhereBulkDataIs() throws IOException {
    Dataset dataset =
        reader.read(stream("{\"00091001\":{\"vr\":\"OB\",\"BulkDataURI\":\"http://h/b\"}}"));

    assertThat(dataset.element(PRIVATE))
        .get()
        .isInstanceOfSatisfying(
            Element.BulkDataReference.class,
            reference ->
                assertThat(reference.location())
                    .isEqualTo(new BulkData.Remote(URI.create("http://h/b"))));
  }

  @Test
  void readAll_handsOverOneByOne() throws IOException {
    String json = "[{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}},{}]";
    List<Dataset> found = new ArrayList<>();

    reader.readAll(stream(json), found::add);
    reader.readAll(stream("{}"), found::add);
    reader.readAll(stream("[]"), found::add);

    assertThat(found).hasSize(3);
    assertThat(found.getFirst().string(Tags.Modality)).contains("CT");
  }

  @Test
  void readAll_refusesAnEndTooEarly() {
    List<Dataset> found = new ArrayList<>();

    assertThatThrownBy(() -> reader.readAll(stream("[{},"), found::add))
        .isInstanceOf(ImagingException.class);
    assertThatThrownBy(() -> reader.readAll(stream("[{},null]"), found::add))
        .hasMessageContaining("a data set is a JSON object");
    assertThat(found).hasSize(2);
  }

  @Test
  void read_stopsAtLimits() {
    DicomJsonReader small = new DicomJsonReader(new JsonLimits(2, 4, 20_000));
    String deep = "{\"00091001\":{\"vr\":\"SQ\",\"Value\":[".repeat(3) + "{}" + "]}}".repeat(3);
    String deepest = "{\"00091001\":{\"vr\":\"SQ\",\"Value\":[".repeat(50_000);
    String many = "{\"00091001\":{\"vr\":\"SQ\",\"Value\":[{},{},{},{}]}}";
    String longText = "{\"00091001\":{\"vr\":\"UT\",\"Value\":[\"" + "x".repeat(100_000) + "\"]}}";
    String longAll =
        "{\"00091001\":{\"vr\":\"LO\",\"Value\":[" + "null,".repeat(10_000) + "null]}}";

    for (String json : List.of(deep, deepest, many, longText, longAll)) {
      assertThatThrownBy(() -> small.read(stream(json)))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
    }
  }

  @Test
  void read_refusesOtherEncodingsThanUtf8() {
    byte[] utf16 = "{\"00080060\":{\"vr\":\"CS\"}}".getBytes(StandardCharsets.UTF_16BE);

    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(utf16)))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_INPUT))
        .hasMessageContaining("not in UTF-8");
  }

  private String written(Dataset dataset) {
    ByteBuffer bytes = writer.encode(dataset);
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static ByteArrayInputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String remote(Object path, Element element) {
    return element instanceof Element.BulkDataReference(var _, var _, BulkData.Remote(URI uri))
        ? uri.toString()
        : "";
  }
}
