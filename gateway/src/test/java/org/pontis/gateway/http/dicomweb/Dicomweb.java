package org.pontis.gateway.http.dicomweb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.http.RunningServer;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

/** Servers whose DICOMweb has one site, north. */
final class Dicomweb {
  static final SiteId NORTH = new SiteId("north");

  private Dicomweb() {}

  static RunningServer overContractStudies() {
    return over(InMemorySource.of(NORTH, ContractStudies.part10Objects()), 1000);
  }

  static RunningServer over(ImagingSource source, int searchResults) {
    DicomwebEndpoint endpoint =
        new DicomwebEndpoint(
            new DicomwebEndpoint.Sites(
                source, id -> id.equals(NORTH) ? Optional.of(source) : Optional.empty()),
            new DicomwebEndpoint.Limits(
                searchResults, Duration.ofSeconds(10), Duration.ofSeconds(10)));
    return RunningServer.of(Map.of("/dicomweb", endpoint, "/sites", endpoint));
  }

  static RunningServer delivering(
      List<Dataset> datasets, List<IncomingInstance> instances, List<Problem> problems) {
    return over(new ScriptedSource(datasets, instances, problems), 1000);
  }
}
