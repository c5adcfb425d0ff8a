package org.pontis.dicom.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * The media types of compressed frames and videos (PS3.18 table 8.7.3-5), each followed by the
 * names earlier editions and clients have for it.
 */
final class CompressedMediaTypes {
  private static final Map<String, List<MediaType>> BY_TRANSFER_SYNTAX = new LinkedHashMap<>();

  static {
    rows("image/jpeg", "4.70", "4.50", "4.51", "4.57");
    rows("image/dicom-rle image/x-dicom-rle image/dicom+rle", "5");
    rows("image/jls image/x-jls image/dicom+jpeg-ls", "4.80", "4.81");
    rows("image/jp2 image/dicom+jp2", "4.90", "4.91");
    rows("image/jpx image/dicom+jpx", "4.92", "4.93");
    rows("image/jphc", "4.201", "4.202", "4.203");
    rows("image/jxl", "4.110", "4.111", "4.112");
    rows("video/mpeg2 video/mpeg", "4.100", "4.100.1", "4.101", "4.101.1");
    rows("video/mp4", "4.102", "4.102.1", "4.103", "4.103.1", "4.104", "4.104.1");
    rows("video/mp4", "4.105", "4.105.1", "4.106", "4.106.1");
    rows("video/H265 video/mp4", "4.107", "4.108");
  }

  /** Lossy, or lossy as a rule: near-lossless, or reversible as an option only. */
  private static final Set<String> LOSSY =
      Set.of("4.50", "4.51", "4.81", "4.91", "4.93", "4.112", "4.203");

  private static final String ROOT = "1.2.840.10008.1.2.";

  private CompressedMediaTypes() {}

  private static void rows(String mediaTypes, String... transferSyntaxes) {
    List<MediaType> types =
        Arrays.stream(mediaTypes.split(" "))
            .flatMap(mediaType -> MediaType.parse(mediaType).stream())
            .toList();
    for (String transferSyntax : transferSyntaxes) {
      BY_TRANSFER_SYNTAX.put(ROOT + transferSyntax, types);
    }
  }

  /**
   * The names for one frame or video in this transfer syntax, the standard's first; may be none.
   */
  static List<MediaType> of(TransferSyntax transferSyntax) {
    return BY_TRANSFER_SYNTAX.getOrDefault(transferSyntax.uid().value(), List.of());
  }

  /** Every media type of the table. */
  static List<MediaType> all() {
    return BY_TRANSFER_SYNTAX.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Whether decompressed pixels would not be what was acquired (PS3.18 section 8.7.3.4). */
  static boolean isLossy(TransferSyntax transferSyntax) {
    String uid = transferSyntax.uid().value();
    return uid.startsWith(ROOT)
        && (LOSSY.contains(uid.substring(ROOT.length()))
            || of(transferSyntax).stream().anyMatch(type -> type.type().equals("video")));
  }
}
