package org.pontis.routes.site;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.pontis.config.Items;
import org.pontis.config.Ranges;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.find.Completion;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;

/** What the configuration says of one site; the key {@code type} names the case. */
public sealed interface SiteConfig {
  /** Its name in addresses and ids. */
  SiteId id();

  /** Its name for people. */
  String name();

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("is blank: expected the site's name for people");
    }
  }

  /** The application entity that sends us instances when the site is asked for them. */
  default Optional<Sender> sender() {
    return Optional.empty();
  }

  /**
   * An application entity that calls us.
   *
   * @param port where it is called in turn
   */
  record Sender(AeTitle aeTitle, String host, int port) {}

  /**
   * A folder of Part 10 files, read in place.
   *
   * @param path the folder; everything below it belongs to the site
   * @param issuerOfPatientId who issued the patient ids of objects that do not say so themselves
   * @param writable whether objects may be stored here; only if it says true
   */
  record Folder(
      SiteId id,
      String name,
      Path path,
      Optional<String> issuerOfPatientId,
      Optional<Boolean> writable)
      implements SiteConfig {
    /** Checks what a folder can't do without. */
    public Folder {
      checkName(name);
    }

    private static void checkName(String name) {
      requireName(name);
    }

    /** Whether objects may be stored here. */
    public boolean isWritable() {
      return writable.orElse(false);
    }

    /** A folder that is only read, whose objects name their issuers themselves or not at all. */
    public static Folder readOnly(SiteId id, String name, Path path) {
      return new Folder(id, name, path, Optional.empty(), Optional.empty());
    }
  }

  /**
   * A PACS that speaks DIMSE.
   *
   * @param aeTitle the PACS's
   * @param host the PACS's
   * @param port the PACS's
   * @param retrieve {@code auto}: by C-GET where that works, else by C-MOVE to the gateway's own
   *     listener, for which the PACS has to know the gateway; {@code c-get}, {@code c-move}: by
   *     that only
   * @param callingAeTitle what the gateway calls itself
   * @param associations how many are open at the same time; a quarter of them, one at least of
   *     several, is kept for searches, so that the others bound the concurrent retrievals
   * @param idleClose how long an association that nobody uses is kept
   * @param characterSet defined terms, such as {@code ISO_IR 100}: keys are encoded in it, and
   *     answers that do not say theirs are read by it; without it letters beyond ASCII are asked
   *     for as wild cards
   * @param timezone of the PACS's dates and times where it does not say, such as {@code
   *     Europe/Athens}
   * @param issuerOfPatientId who issued the patient ids that do not say so themselves
   * @param completion what becomes of attributes that no answer of the PACS has: {@code queries}:
   *     counts and lists are found out by further queries, the others stay absent; {@code
   *     instances}: they are read from an instance of each study, series or instance shown, which
   *     is retrieved for that
   * @param tls how associations are secured; without it they are not
   */
  record Dimse(
      SiteId id,
      String name,
      AeTitle aeTitle,
      String host,
      int port,
      RetrieveMode retrieve,
      AeTitle callingAeTitle,
      int associations,
      Duration idleClose,
      List<String> characterSet,
      Optional<ZoneId> timezone,
      Optional<String> issuerOfPatientId,
      Completion completion,
      Optional<TlsFiles> tls)
      implements SiteConfig {
    private static final String TERM = "|ISO_IR [0-9]{1,3}|ISO 2022 IR [0-9]{1,3}|GB18030|GBK";

    /** Checks ranges. */
    public Dimse {
      characterSet = List.copyOf(characterSet);
      checkName(name);
      checkPort(port);
      checkAssociations(associations);
      checkIdleClose(idleClose);
      checkCharacterSet(Items.of(characterSet));
    }

    private static void checkName(String name) {
      requireName(name);
    }

    private static void checkPort(int port) {
      Ranges.within(1, 65_535, port);
    }

    private static void checkAssociations(int associations) {
      Ranges.atLeast(1, associations);
    }

    private static void checkIdleClose(Duration idleClose) {
      Ranges.positive(idleClose);
    }

    private static void checkCharacterSet(Items<String> characterSet) {
      characterSet.require(
          "character-set", term -> term.matches(TERM), "is no defined term such as ISO_IR 100");
    }

    @Override
    public Optional<Sender> sender() {
      return Optional.of(new Sender(aeTitle, host, port));
    }

    static int defaultPort() {
      return 104;
    }

    static RetrieveMode defaultRetrieve() {
      return RetrieveMode.AUTO;
    }

    static AeTitle defaultCallingAeTitle() {
      return new AeTitle("PONTIS");
    }

    static int defaultAssociations() {
      return 8;
    }

    static Duration defaultIdleClose() {
      return Duration.ofSeconds(20);
    }

    static Completion defaultCompletion() {
      return Completion.QUERIES;
    }

    /** A PACS of which only the address is known. */
    public static Dimse at(SiteId id, AeTitle aeTitle, String host, int port) {
      return new Dimse(
          id,
          id.value(),
          aeTitle,
          host,
          port,
          defaultRetrieve(),
          defaultCallingAeTitle(),
          defaultAssociations(),
          defaultIdleClose(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          defaultCompletion(),
          Optional.empty());
    }
  }
}
