package org.pontis.dicom.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.dicom.content.FileContentTest.transferred;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.SharedData;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.Content;

/** Every sample file, written again, holds the same elements and the same bulk values. */
final class ReencodingTest {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;
  private final Part10Reader reader = new Part10Reader(LIMITS);

  @Test
  void explicitLittleEndian_ofEveryNativeFile_holdsTheSame() throws IOException {
    List<Path> files = SharedData.files("valid");

    for (Path path : files) {
      Part10Object object = reader.read(path);
      if (object.transferSyntax().payload() != TransferSyntax.Payload.ENCAPSULATED) {
        FileVersion file = FileVersion.of(path);

        byte[] bytes = transferred(Reencoding.explicitLittleEndian(FileContent.of(file)));

        Part10Object again = reader.read(new ByteArrayInputStream(bytes));
        assertThat(again.transferSyntax())
            .as(path.toString())
            .isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(described(again.dataset()))
            .as(path.toString())
            .isEqualTo(described(object.dataset()));
        assertSamePixels(new BulkValues(file, object, LIMITS), object.dataset(), bytes);
      }
    }
  }

  @Test
  void write_ofEveryFileInItsOwnSyntax_readsBackEqual() throws IOException {
    for (Path path : SharedData.files("valid")) {
      Part10Object object = reader.read(path);
      FileVersion file = FileVersion.of(path);
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      new Part10Writer(object.transferSyntax(), new BulkValues(file, object, LIMITS)::stored)
          .write(object.dataset(), out);

      Part10Object again = reader.read(new ByteArrayInputStream(out.toByteArray()));
      assertThat(again.dataset().elements())
          .as(path.toString())
          .hasSameSizeAs(object.dataset().elements());
      assertThat(described(again.dataset())).isEqualTo(described(object.dataset()));
    }
  }

  private static void assertSamePixels(BulkValues values, Dataset stored, byte[] written)
      throws IOException {
    Optional<Element> pixels = stored.element(Tags.PixelData);
    Optional<Element> again =
        new Part10Reader(LIMITS)
            .read(new ByteArrayInputStream(written))
            .dataset()
            .element(Tags.PixelData);
    if (pixels.isPresent()
        && again.orElseThrow() instanceof Element.BulkDataReference reference
        && reference.location() instanceof BulkData.Region region) {
      Content content = values.of(pixels.get());
      int from = (int) region.offset();
      int to = from + (int) content.length().orElseThrow();
      try (InputStream stream = content.open()) {
        assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(written, from, to));
      }
    }
  }

  private static List<String> described(Dataset dataset) {
    return dataset.elements().stream().map(ReencodingTest::described).toList();
  }

  private static String described(Element element) {
    return element.tag()
        + switch (element) {
          case Element.Items items ->
              items.items().stream().map(ReencodingTest::described).toList().toString();
          case Element.Bytes bytes -> " bytes " + ((bytes.value().length() + 1) & -2);
          case Element.BulkDataReference _ -> " bulk";
          case Element.Text _, Element.Numbers _ -> Values.strings(element).toString();
        };
  }
}
