package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A DICOM file cut in two (PS3.10 section 7): the file meta information, which whoever writes the
 * file makes, and the data set behind it, which has to arrive unchanged.
 */
public final class Part10 {
  private static final int PREAMBLE = 132;
  private static final int SOP_INSTANCE = 0x0003;
  private static final int TRANSFER_SYNTAX = 0x0010;

  private final String sopInstanceUid;
  private final String transferSyntax;
  private final byte[] dataSet;

  private Part10(String sopInstanceUid, String transferSyntax, byte[] dataSet) {
    this.sopInstanceUid = sopInstanceUid;
    this.transferSyntax = transferSyntax;
    this.dataSet = dataSet;
  }

  /** Whether the bytes begin as a DICOM file does. */
  public static boolean is(byte[] file) {
    return file.length > PREAMBLE && ascii(file, 128, 4).equals("DICM") && file[PREAMBLE] == 2;
  }

  public static Part10 of(byte[] file) {
    assertThat(is(file)).as("a DICOM file of %d bytes", file.length).isTrue();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, String> meta = new TreeMap<>();
    int at = PREAMBLE;
    while (at + 8 <= file.length && in.getShort(at) == 2) {
      boolean isLong = "OB OW UN UT UC SQ".contains(ascii(file, at + 4, 2));
      int length = isLong ? in.getInt(at + 8) : Short.toUnsignedInt(in.getShort(at + 6));
      int value = at + (isLong ? 12 : 8);
      meta.put((int) in.getShort(at + 2), ascii(file, value, length).replace("\0", "").strip());
      at = value + length;
    }
    return new Part10(
        meta.getOrDefault(SOP_INSTANCE, ""),
        meta.getOrDefault(TRANSFER_SYNTAX, ""),
        Arrays.copyOfRange(file, at, file.length));
  }

  public static Part10 of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every DICOM file below a folder, by SOP Instance UID. */
  public static Map<String, Part10> below(Path folder) {
    Map<String, Part10> instances = new TreeMap<>();
    allBelow(folder).forEach(instance -> instances.put(instance.sopInstanceUid, instance));
    return instances;
  }

  /** Every DICOM file below a folder, where several may be one instance. */
  public static List<Part10> allBelow(Path folder) {
    List<Part10> instances = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (is(bytes)) {
          instances.add(of(bytes));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return instances;
  }

  /** The digests of data sets, by SOP Instance UID. */
  public static Map<String, String> digests(Map<String, Part10> instances) {
    Map<String, String> digests = new TreeMap<>();
    instances.forEach((uid, instance) -> digests.put(uid, instance.sha256()));
    return digests;
  }

  public String sopInstanceUid() {
    return sopInstanceUid;
  }

  public String transferSyntax() {
    return transferSyntax;
  }

  /** UID and digest in a line, to be compared as sets. */
  public String named() {
    return sopInstanceUid + " " + sha256();
  }

  /**
   * The digest of the data set as a message has to carry it: PS3.8 annex E wants an even length, so
   * an odd one gets a zero byte more.
   */
  public String sha256AsSent() {
    return Answer.sha256(Arrays.copyOf(dataSet, dataSet.length + dataSet.length % 2));
  }

  /** The digest of the data set without the file meta information. */
  public String sha256() {
    return Answer.sha256(dataSet);
  }

  public int length() {
    return dataSet.length;
  }

  private static String ascii(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }
}
