package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.AssociationListener;

class RefusedStoreTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void store_refusedWithAnyStatusLeavesTheAssociationAsItWas(int bytesRead) {
    ScpServices refusing =
        ScpServices.builder()
            .echo(EchoScp.ALWAYS)
            .storageClasses(Samples.SOP_CLASS::equals, SyntaxChoice.ANY)
            .store((object, _) -> {
              object.dataSet().readNBytes(bytesRead);
              return DimseStatus.SOP_CLASS_NOT_SUPPORTED;
            })
            .build();
    try (AssociationListener refuser = Peers.listen(refusing);
        DimseScu scu = Peers.connect(refuser.port(), "ARCHIVE", Samples.SOP_CLASS)) {
      DimseStatus status = scu.store(Samples.object(1), Peers.soon());

      assertThat(status).isEqualTo(DimseStatus.SOP_CLASS_NOT_SUPPORTED);
      assertThat(scu.echo(Peers.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }
}
