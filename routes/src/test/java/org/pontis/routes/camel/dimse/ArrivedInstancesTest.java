package org.pontis.routes.camel.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;

class ArrivedInstancesTest {
  private static final AeTitle LISTENER = new AeTitle("PONTIS");

  static ArrivedInstance arrived(int number) {
    return new ArrivedInstance(
        new SiteId("north"),
        new Uid("2.25.1"),
        new Uid("2.25.2"),
        new Uid("2.25.3." + number),
        Uids.CTImageStorage,
        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
        new AeTitle("MODALITY"),
        LISTENER);
  }

  @Test
  void publish_withoutSubscribersReturnsAtOnce() {
    ArrivedInstances arrivals = new ArrivedInstances(LISTENER, 1, Duration.ofMinutes(5));

    arrivals.publish(arrived(1));
    arrivals.publish(arrived(2));

    assertThat(arrivals.subscribe().offer(arrived(3), soon())).isTrue();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  @Test
  void publish_reachesEverySubscriberInOrder() {
    ArrivedInstances arrivals = ArrivedInstances.of(LISTENER);
    Arrivals one = arrivals.subscribe();
    Arrivals other = arrivals.subscribe();

    arrivals.publish(arrived(1));
    arrivals.publish(arrived(2));

    assertThat(one.take()).contains(arrived(1));
    assertThat(one.take()).contains(arrived(2));
    assertThat(other.take()).contains(arrived(1));
  }

  @Test
  void publish_waitsForRoomAndGoesOnWhenThereIsSome() {
    ArrivedInstances arrivals = new ArrivedInstances(LISTENER, 1, Duration.ofSeconds(10));
    Arrivals slow = arrivals.subscribe();
    arrivals.publish(arrived(1));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> arrivals.publish(arrived(2)));

    assertThat(slow.take()).contains(arrived(1));
    assertThat(slow.take()).contains(arrived(2));

    assertThat(second).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void publish_refusesWhenARouteDoesNotCatchUp() {
    ArrivedInstances arrivals = new ArrivedInstances(LISTENER, 1, Duration.ofMillis(1));
    arrivals.subscribe();
    arrivals.publish(arrived(1));

    assertThatThrownBy(() -> arrivals.publish(arrived(2)))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("OVERLOADED")
        .hasMessageContaining("PONTIS are 1 instances behind");
  }

  @Test
  void unsubscribe_letsWhatWaitsBeTakenAndThenEnds() {
    ArrivedInstances arrivals = new ArrivedInstances(LISTENER, 1, Duration.ofMillis(1));
    Arrivals ending = arrivals.subscribe();
    arrivals.publish(arrived(1));

    arrivals.unsubscribe(ending);
    arrivals.publish(arrived(2));

    assertThat(ending.take()).contains(arrived(1));
    assertThat(ending.take()).isEmpty();
  }
}
