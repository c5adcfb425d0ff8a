package org.pontis.dicom.dictionary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.data.Vr;

/** The VR column of PS3.6, which leaves a choice for some attributes: "US or SS or OW". */
final class VrChoice {
  private VrChoice() {}

  /** All representations of the column, as listed. */
  static List<Vr> all(String column) {
    return Stream.of(column.split(" or ")).map(Vr::parse).flatMap(Optional::stream).toList();
  }

  /**
   * The representation to assume where nothing tells: OW if that is a choice, since implicit VR
   * little endian demands it of pixel, overlay and waveform data (PS3.5 section A.1), else the
   * first.
   */
  static Vr usual(byte[] bytes, int at) {
    int end = at;
    while (bytes[end] != '\t') {
      end++;
    }
    boolean word = end - at > 2 && bytes[end - 2] == 'O' && bytes[end - 1] == 'W';
    int from = word ? end - 2 : at;
    return Vr.of(bytes[from], bytes[from + 1]).orElse(Vr.UN);
  }
}
