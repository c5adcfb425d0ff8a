package org.pontis.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.xml.sax.SAXException;

class NativeXmlWriterTest {
  private static final String START =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><NativeDicomModel"
          + " xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\" xml:space=\"preserve\">";
  private static final String END = "</NativeDicomModel>";

  private final NativeXmlWriter writer =
      new NativeXmlWriter((path, element) -> "http://h/?a&b=" + path, 4);

  @Test
  void values_areNumberedAndEmptyOnesLeftOut() throws IOException {
    Dataset dataset =
        Dataset.builder()
            .text(Tags.ImageType, Vr.CS, "ORIGINAL", "", "A<B&C")
            .integers(Tags.Rows, Vr.US, 512)
            .text(Tags.AccessionNumber, Vr.SH)
            .build();

    assertThat(xml(dataset))
        .isEqualTo(
            START
                + "<DicomAttribute tag=\"00080008\" vr=\"CS\" keyword=\"ImageType\">"
                + "<Value number=\"1\">ORIGINAL</Value><Value number=\"3\">A&lt;B&amp;C</Value>"
                + "</DicomAttribute>"
                + "<DicomAttribute tag=\"00080050\" vr=\"SH\" keyword=\"AccessionNumber\">"
                + "</DicomAttribute>"
                + "<DicomAttribute tag=\"00280010\" vr=\"US\" keyword=\"Rows\">"
                + "<Value number=\"1\">512</Value></DicomAttribute>"
                + END);
  }

  @Test
  void personName_isTakenApart() throws IOException {
    Dataset dataset =
        Dataset.builder()
            .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
            .text(Tags.PatientName, Vr.PN, "Yamada^Tarou^^Dr=山田")
            .build();

    assertThat(xml(dataset))
        .contains(
            "<PersonName number=\"1\"><Alphabetic><FamilyName>Yamada</FamilyName>"
                + "<GivenName>Tarou</GivenName><NamePrefix>Dr</NamePrefix></Alphabetic>"
                + "<Ideographic><FamilyName>山田</FamilyName></Ideographic></PersonName>");
  }

  @Test
  void privateElement_namesItsCreator() throws IOException {
    Dataset dataset =
        Dataset.builder()
            .text(Tag.of(0x00090010), Vr.LO, "ACME")
            .bytes(Tag.of(0x00091001), Vr.UN, new byte[] {1, 2})
            .build();

    assertThat(xml(dataset))
        .contains(
            "<DicomAttribute tag=\"00091001\" vr=\"UN\" privateCreator=\"ACME\">"
                + "<InlineBinary>AQI=</InlineBinary></DicomAttribute>");
  }

  @Test
  void items_holdAttributesAndBulkDataItsPath() throws IOException {
    Dataset item =
        Dataset.builder()
            .put(new Element.BulkDataReference(Tags.PixelData, Vr.OB, new BulkData.Region(0, 1)))
            .build();
    Dataset dataset =
        Dataset.builder().items(Tags.IconImageSequence, List.of(Dataset.empty(), item)).build();

    assertThat(xml(dataset))
        .contains(
            "<Item number=\"1\"></Item><Item number=\"2\"><DicomAttribute tag=\"7FE00010\""
                + " vr=\"OB\" keyword=\"PixelData\">"
                + "<BulkData uri=\"http://h/?a&amp;b=00880200.1.7FE00010\"></BulkData>");
  }

  @Test
  void text_survivesAParser() throws IOException, ParserConfigurationException, SAXException {
    Dataset dataset =
        Dataset.builder().text(Tags.PatientComments, Vr.LT, "a\r\nb\tc\u0001d 𝄞 é]]>").build();

    String text =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml(dataset).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement()
            .getLastChild()
            .getTextContent();

    assertThat(text).isEqualTo("a\r\nb\tc\uFFFDd 𝄞 é]]>");
  }

  private String xml(Dataset dataset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(dataset, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
