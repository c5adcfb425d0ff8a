package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the checks of a record are made, and where their problems are told. */
final class ChecksTest {
  private static final ConfigLoader LOADER =
      new ConfigLoader(name -> Optional.empty(), YamlLimits.standard());

  record Pages(int page, int largestPage) {
    Pages {
      checkPage(page);
      checkOrder(page, largestPage);
    }

    private static void checkPage(int page) {
      Ranges.atLeast(1, page);
    }

    private static void checkOrder(int page, int largestPage) {
      if (page > largestPage) {
        throw new IllegalArgumentException("page is above largest-page");
      }
    }

    static int defaultLargestPage() {
      return 100;
    }
  }

  record Listener(String host, int port, Duration idleTimeout, DataSize body) {
    Listener {
      checkPort(port);
      checkIdleTimeout(idleTimeout);
      checkBody(body);
    }

    private static void checkPort(int port) {
      Ranges.within(0, 65_535, port);
    }

    private static void checkIdleTimeout(Duration idleTimeout) {
      Ranges.positive(idleTimeout);
    }

    private static void checkBody(DataSize body) {
      Ranges.within(new DataSize(1024), DataSize.ofMebibytes(1), body);
    }
  }

  record Room(String name, int size) {}

  record House(Optional<Listener> listener, List<Room> rooms, Optional<Pages> pages) {
    House {
      checkNames(Items.of(rooms));
      checkListened(listener, Items.of(rooms));
      checkRooms(rooms, pages);
    }

    private static void checkNames(Items<Room> rooms) {
      Set<String> names = new HashSet<>();
      List<Contradiction.Point> found = new ArrayList<>();
      rooms.forEach((room, index) -> {
        if (!names.add(room.name())) {
          found.add(new Contradiction.Point("rooms[" + index + "].name", "is there twice"));
        }
      });
      Contradiction.ofAny(found);
    }

    private static void checkListened(Optional<Listener> listener, Items<Room> rooms) {
      if (listener.isEmpty() && rooms.areAll()) {
        throw new IllegalArgumentException("nobody listens");
      }
    }

    private static void checkRooms(List<Room> rooms, Optional<Pages> pages) {
      if (pages.isPresent() && rooms.size() < 2) {
        throw new IllegalArgumentException("pages need two rooms");
      }
    }
  }

  private static List<String> problems(String yaml, Class<?> type) {
    return ConfigLoaderTest.lines(LOADER.parse("a.yaml", yaml, type));
  }

  @Test
  void checkOfOneKey_isToldAtItsLineWithAllOthers() {
    String yaml =
        """
        host: h
        port: 99999
        idle-timeout: 0s
        body: 2MiB
        """;

    assertThat(problems(yaml, Listener.class))
        .containsExactly(
            "a.yaml:2:7: port: 99999 is outside 0..65535",
            "a.yaml:3:15: idle-timeout: 0s is not positive",
            "a.yaml:4:7: body: 2MiB is outside 1KiB..1MiB");
  }

  @Test
  void checkOfOneKey_isMadeWhileOthersAreMissingOrWrong() {
    assertThat(problems("{ port: 99999, body: x, hots: h }", Listener.class))
        .contains("a.yaml:1:9: port: 99999 is outside 0..65535")
        .anyMatch(problem -> problem.contains("missing key 'host'"))
        .anyMatch(problem -> problem.contains("unknown key 'hots'"));
  }

  @Test
  void checkOfSeveralKeys_isMadeWhereAllAreRead() {
    assertThat(problems("{ page: 500, largest-page: 20 }", Pages.class))
        .containsExactly("a.yaml:1:1: page is above largest-page");
    assertThat(problems("page: 500", Pages.class))
        .containsExactly("a.yaml:1:1: page is above largest-page");
  }

  @Test
  void checkOfSeveralKeys_isNotMadeWhereOneIsWrong() {
    assertThat(problems("{ page: 500, largest-page: x }", Pages.class))
        .containsExactly("a.yaml:1:28: largest-page: 'x' is not a whole number");
    assertThat(problems("{ page: 0, largest-page: -1 }", Pages.class))
        .containsExactly("a.yaml:1:9: page: 0 is below 1");
  }

  @Test
  void checkOfSeveralKeys_doesNotTakeForAbsentWhatMayBeMisspelt() {
    assertThat(problems("{ page: 500, largets-page: 700 }", Pages.class))
        .singleElement()
        .asString()
        .contains("unknown key 'largets-page'");
  }

  @Test
  void checkOfItems_isMadeOverThoseThatAreRead() {
    String yaml =
        """
        rooms:
          - { name: a, size: 1 }
          - { name: b, size: x }
          - { name: a, size: 1 }
        pages: { page: 1 }
        """;

    assertThat(problems(yaml, House.class))
        .containsExactly(
            "a.yaml:3:22: rooms[1].size: 'x' is not a whole number",
            "a.yaml:4:13: rooms[2].name: is there twice");
  }

  @Test
  void checkOfSections_isMadeWhileOthersAreWrong() {
    String yaml =
        """
        listener: { host: h, port: 99999, idle-timeout: 1s, body: 1KiB }
        rooms:
          - { name: a, size: 1 }
        pages: { page: 1 }
        """;

    assertThat(problems(yaml, House.class))
        .containsExactly(
            "a.yaml:1:1: pages need two rooms",
            "a.yaml:1:28: listener.port: 99999 is outside 0..65535");
  }

  record Wrong(int page) {
    Wrong {
      checkPage(page);
    }

    private static void checkPage(int size) {
      Ranges.atLeast(1, size);
    }
  }

  @Test
  void checkOfWhatIsNoKey_isAnErrorOfTheRecord() {
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> problems("page: 1", Wrong.class))
        .withMessageContaining("checkPage");
  }
}
