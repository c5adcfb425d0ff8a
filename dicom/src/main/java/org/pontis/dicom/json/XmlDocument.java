package org.pontis.dicom.json;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.PersonName;
import org.pontis.dicom.data.PersonName.Component;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;

/** One document of the Native DICOM Model being written (PS3.19 table A.1.5-2). */
final class XmlDocument {
  private static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";
  private static final List<NamePart> NAME_PARTS =
      List.of(
          new NamePart("FamilyName", Component.FAMILY),
          new NamePart("GivenName", Component.GIVEN),
          new NamePart("MiddleName", Component.MIDDLE),
          new NamePart("NamePrefix", Component.PREFIX),
          new NamePart("NameSuffix", Component.SUFFIX));

  private record NamePart(String name, Component component) {}

  private final XMLStreamWriter xml;
  private final BulkDataLinks links;
  private final int inlineLimit;
  private final PathStack path = new PathStack();

  XmlDocument(XMLStreamWriter xml, BulkDataLinks links, int inlineLimit) {
    this.xml = xml;
    this.links = links;
    this.inlineLimit = inlineLimit;
  }

  void write(Dataset dataset) throws XMLStreamException {
    Dataset declared =
        NonAsciiText.isUndeclaredIn(dataset)
            ? dataset.toBuilder().text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192").build()
            : dataset;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("NativeDicomModel");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml:space", "preserve");
    attributes(declared);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void attributes(Dataset dataset) throws XMLStreamException {
    for (Element element : dataset.elements()) {
      if (element.tag().element() != 0 && element.tag().group() != 2) {
        attribute(dataset, element);
      }
    }
  }

  private void attribute(Dataset dataset, Element element) throws XMLStreamException {
    Tag tag = element.tag();
    xml.writeStartElement("DicomAttribute");
    xml.writeAttribute("tag", tag.hex());
    xml.writeAttribute("vr", element instanceof Element.Items ? "SQ" : element.vr().name());
    Optional<String> keyword = Dictionary.keyword(tag);
    if (keyword.isPresent()) {
      xml.writeAttribute("keyword", keyword.get());
    }
    Optional<String> creator = privateCreator(dataset, tag);
    if (creator.isPresent()) {
      xml.writeAttribute("privateCreator", visible(creator.get()));
    }
    switch (element) {
      case Element.Text text when tag.equals(Tags.SpecificCharacterSet) ->
          values(text, List.of("ISO_IR 192"));
      case Element.Text text -> values(text, Values.strings(text));
      case Element.Numbers numbers -> values(numbers, Values.strings(numbers));
      case Element.Items items -> items(items);
      case Element.Bytes bytes -> bytes(bytes);
      case Element.BulkDataReference reference -> bulkData(reference);
    }
    xml.writeEndElement();
  }

  /** The creator that reserves the block of a private element (PS3.5 section 7.8.1). */
  private static Optional<String> privateCreator(Dataset dataset, Tag tag) {
    return tag.isPrivate() && tag.element() > 0xFF
        ? dataset.string(Tag.of(tag.group(), tag.element() >>> 8))
        : Optional.empty();
  }

  /** An empty value is left out; the numbers of the others show its place. */
  private void values(Element element, List<String> values) throws XMLStreamException {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isEmpty()) {
        continue;
      }
      boolean name = element.vr() == Vr.PN;
      xml.writeStartElement(name ? "PersonName" : "Value");
      xml.writeAttribute("number", Integer.toString(i + 1));
      if (name) {
        groups(PersonName.parse(values.get(i)));
      } else {
        characters(visible(values.get(i)));
      }
      xml.writeEndElement();
    }
  }

  private void groups(PersonName name) throws XMLStreamException {
    group("Alphabetic", name.alphabetic());
    group("Ideographic", name.ideographic());
    group("Phonetic", name.phonetic());
  }

  private void group(String element, String group) throws XMLStreamException {
    if (group.isEmpty()) {
      return;
    }
    xml.writeStartElement(element);
    for (NamePart part : NAME_PARTS) {
      Optional<String> text = PersonName.component(group, part.component());
      if (text.isPresent()) {
        xml.writeStartElement(part.name());
        characters(visible(text.get()));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private void items(Element.Items items) throws XMLStreamException {
    path.enter(items.tag());
    for (int i = 0; i < items.items().size(); i++) {
      path.item(i);
      xml.writeStartElement("Item");
      xml.writeAttribute("number", Integer.toString(i + 1));
      attributes(items.items().get(i));
      xml.writeEndElement();
    }
    path.leave();
  }

  private void bytes(Element.Bytes bytes) throws XMLStreamException {
    if (bytes.value().length() > inlineLimit) {
      bulkData(bytes);
    } else if (!bytes.isEmpty()) {
      xml.writeStartElement("InlineBinary");
      Slice value = ByteSwap.littleEndian(bytes.value(), bytes.vr(), bytes.order());
      xml.writeCharacters(Base64.getEncoder().encodeToString(value.toByteArray()));
      xml.writeEndElement();
    }
  }

  private void bulkData(Element element) throws XMLStreamException {
    xml.writeStartElement("BulkData");
    xml.writeAttribute("uri", visible(links.uri(path.to(element.tag()), element)));
    xml.writeEndElement();
  }

  /** Carriage returns by reference: a reader would take them for part of a line break. */
  private void characters(String text) throws XMLStreamException {
    int from = 0;
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
      xml.writeCharacters(text.substring(from, at));
      xml.writeEntityRef("#13");
      from = at + 1;
    }
    xml.writeCharacters(text.substring(from));
  }

  /** The text with what is no Char of XML 1.0 section 2.2 replaced. */
  private static String visible(String text) {
    boolean clean = text.chars().allMatch(c -> c >= ' ' && c < Character.MIN_SURROGATE);
    if (clean) {
      return text;
    }
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints().forEach(c -> replaced.appendCodePoint(isChar(c) ? c : 0xFFFD));
    return replaced.toString();
  }

  private static boolean isChar(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF);
  }
}
