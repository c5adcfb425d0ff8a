package org.pontis.routes.federation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.Site;
import org.pontis.routes.site.SiteRegistry;

/** A federated source over fakes. */
final class FakeFederation {
  private FakeFederation() {}

  static FederatedSource of(FakeSite... sites) {
    return of(Duration.ofSeconds(10), sites);
  }

  static FederatedSource of(Duration patience, FakeSite... sites) {
    List<Site> running = Arrays.stream(sites).map(fake -> Site.of(fake.id(), fake)).toList();
    return new FederatedSource(new SiteRegistry(running), patience, Optional.empty());
  }

  static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }
}
