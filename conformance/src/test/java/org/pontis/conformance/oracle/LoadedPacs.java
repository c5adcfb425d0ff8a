package org.pontis.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part10;

/**
 * A PACS that was given the sample data, and what it sends of them to storescp: the bytes a gateway
 * in between has to keep. Some PACS write data sets anew, so these need not be the bytes of the
 * files.
 */
public final class LoadedPacs implements AutoCloseable {
  private static final List<String> UNCOMPRESSED =
      List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1");

  /** Younger than the PACS here: a study that has it can't be retrieved from them whole. */
  private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

  private final String name;
  private final Entity entity;
  private final Runnable end;
  private final Map<String, Part10> sends;

  private LoadedPacs(String name, Entity entity, Runnable end, Map<String, Part10> sends) {
    this.name = name;
    this.entity = entity;
    this.end = end;
    this.sends = sends;
    assertThat(sends).as("what %s sends", name).isNotEmpty();
  }

  /** The readings that can be asked for, each SOP Instance UID once. */
  public static Map<String, Reading> once(List<Reading> readings) {
    Map<String, Reading> byUid = new TreeMap<>();
    readings.stream()
        .filter(Reading::addressable)
        .filter(reading -> !DEFLATED_FRAMES.equals(reading.transferSyntax()))
        .forEach(reading -> byUid.putIfAbsent(reading.sopInstanceUid(), reading));
    return byUid;
  }

  /** Copies of the files in one folder, with the extension some tools look for. */
  public static Path flat(Path folder, Collection<Reading> readings) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Reading reading : readings) {
      Files.copy(reading.file(), folder.resolve("%04d.dcm".formatted(++number)));
    }
    return folder;
  }

  public static LoadedPacs orthanc(
      Class<?> test, Path files, Collection<Reading> readings, Entity gateway) {
    Entity oracle = Entity.onFreePort("ORACLE");
    try (DcmtkPeer store = DcmtkPeer.store(test, oracle, "--promiscuous")) {
      OrthancPeer orthanc = OrthancPeer.start(test, gateway, oracle);
      orthanc.load(files);
      orthanc.sendAll(oracle.title());
      return new LoadedPacs("orthanc", orthanc.entity(), orthanc::close, known(store, readings));
    }
  }

  public static LoadedPacs archive(
      Class<?> test, Path files, Collection<Reading> readings, Entity gateway) {
    Entity oracle = Entity.onFreePort("ORACLE");
    try (DcmtkPeer store = DcmtkPeer.store(test, oracle, "--promiscuous")) {
      DcmtkPeer archive = DcmtkPeer.archive(test, "ARCHIVE", gateway, oracle);
      archive.load(files);
      moveEverything(test, archive.entity(), readings);
      return new LoadedPacs("archive", archive.entity(), archive::close, known(store, readings));
    }
  }

  public static LoadedPacs dcmjs(Class<?> test, Collection<Reading> readings, Entity gateway)
      throws IOException {
    Entity oracle = Entity.onFreePort("ORACLE");
    Path simple = Files.createTempDirectory("pontis-simple");
    List<Reading> chosen =
        readings.stream()
            .filter(each -> UNCOMPRESSED.contains(each.transferSyntax()))
            .filter(each -> each.file().toString().contains("dicomdirtests"))
            .toList();
    flat(simple.resolve("files"), chosen);
    try (DcmtkPeer store = DcmtkPeer.store(test, oracle)) {
      DcmjsPeer small =
          DcmjsPeer.over(
              test, Entity.onFreePort("SMALL"), simple.resolve("files"), gateway, oracle);
      moveEverything(test, small.entity(), chosen);
      return new LoadedPacs("dcmjs", small.entity(), small::close, known(store, chosen));
    }
  }

  /**
   * What a storage server was sent of the files: not what stands under another UID than pydicom
   * reads, nor what the PACS decoded or encoded anew on its way.
   */
  private static Map<String, Part10> known(DcmtkPeer store, Collection<Reading> readings) {
    Map<String, String> syntaxes = new TreeMap<>();
    readings.forEach(reading -> syntaxes.put(reading.sopInstanceUid(), reading.transferSyntax()));
    Map<String, Part10> sends = store.received();
    sends
        .entrySet()
        .removeIf(sent -> {
          String stored = syntaxes.getOrDefault(sent.getKey(), "");
          return !stored.equals(sent.getValue().transferSyntax())
              && !(UNCOMPRESSED.contains(stored)
                  && UNCOMPRESSED.contains(sent.getValue().transferSyntax()));
        });
    return sends;
  }

  private static void moveEverything(Class<?> test, Entity pacs, Collection<Reading> readings) {
    TreeSet<String> studies = new TreeSet<>();
    readings.forEach(reading -> studies.add(reading.studyInstanceUid()));
    Dcmtk dcmtk = new Dcmtk(test, "MOVESCU", pacs);
    for (String study : studies) {
      dcmtk.move("ORACLE", "QueryRetrieveLevel=STUDY", "StudyInstanceUID=" + study);
    }
  }

  public String name() {
    return name;
  }

  public Entity entity() {
    return entity;
  }

  /** What it sends, by SOP Instance UID. */
  public Map<String, Part10> sends() {
    return sends;
  }

  @Override
  public void close() {
    end.run();
  }
}
