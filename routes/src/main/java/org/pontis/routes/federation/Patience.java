package org.pontis.routes.federation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteRegistry;

/**
 * How long one call waits for each site, from how the sites were when it began. A site that was
 * down is asked like any other and takes part if it answers in a moment; the others do not wait for
 * it as long as they would for one that was well.
 *
 * @param usual for a site that is not known to be down
 */
record Patience(Duration usual, Map<SiteId, Health.State> states) {
  /** For a site that was down when last heard of; one that refuses connections says so sooner. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  Patience {
    states = Map.copyOf(states);
  }

  /** With the sites as they are now. */
  static Patience with(SiteRegistry sites, Duration usual) {
    Map<SiteId, Health.State> states = new HashMap<>();
    sites.sites().forEach(site -> states.put(site.id(), site.source().check().state()));
    return new Patience(usual, states);
  }

  Duration of(SiteId site) {
    return isDown(site) && MOMENT.compareTo(usual) < 0 ? MOMENT : usual;
  }

  boolean isUp(SiteId site) {
    return state(site) == Health.State.UP;
  }

  private boolean isDown(SiteId site) {
    return state(site) == Health.State.DOWN;
  }

  private Health.State state(SiteId site) {
    return Optional.ofNullable(states.get(site)).orElse(Health.State.STARTING);
  }
}
