package org.pontis.gateway.http.dicomweb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110 section 14.1.2).
 *
 * @param first counted from 0
 * @param length at least 1
 */
record ByteRange(long first, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a Range header means for a value of some length. */
  sealed interface Wanted {
    /** No range, several, or none that can be read: the whole value, as section 14.2 allows. */
    record All() implements Wanted {}

    /** This range. */
    record Part(ByteRange range) implements Wanted {}

    /** A range that lies outside the value. */
    record Unsatisfiable() implements Wanted {}
  }

  static Wanted of(Optional<String> header, long total) {
    Matcher form = FORM.matcher(header.map(String::strip).orElse(""));
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return new Wanted.All();
    }
    if (form.group(1).isEmpty()) {
      long suffix = Math.min(Long.parseLong(form.group(2)), total);
      return suffix == 0
          ? new Wanted.Unsatisfiable()
          : new Wanted.Part(new ByteRange(total - suffix, suffix));
    }
    long first = Long.parseLong(form.group(1));
    long last =
        form.group(2).isEmpty() ? total - 1 : Math.min(Long.parseLong(form.group(2)), total - 1);
    if (!form.group(2).isEmpty() && Long.parseLong(form.group(2)) < first) {
      return new Wanted.All();
    }
    return first >= total
        ? new Wanted.Unsatisfiable()
        : new Wanted.Part(new ByteRange(first, last - first + 1));
  }

  /** The Content-Range header of an answer with this range. */
  String contentRange(long total) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + total;
  }
}
