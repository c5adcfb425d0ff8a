package org.pontis.dicom.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * A media range taken apart as PS3.18 section 8.7.1 packs it: the range of the representation
 * itself, the packaging around it and the transfer syntax.
 */
record Wish(Set<Packaging> packagings, MediaRange range, Syntax syntax) {
  private static final Set<String> NOT_FOR_WEB_SERVICES =
      Set.of(
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid().value(),
          TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid().value());

  /** What a transfer-syntax parameter asks for (PS3.18 section 8.7.3.5.2). */
  sealed interface Syntax {
    /** Nothing said: the default of the media type. */
    record Default() implements Syntax {}

    /** An asterisk: as stored. */
    record AsStored() implements Syntax {}

    /** This one. */
    record Exactly(TransferSyntax transferSyntax) implements Syntax {}
  }

  /** Copies the set. */
  Wish {
    packagings = Set.copyOf(packagings);
  }

  /** The wishes that can be understood, in the order of the ranges. */
  static List<Wish> of(Accept accept) {
    return accept.ranges().stream().flatMap(range -> of(range).stream()).toList();
  }

  private static Optional<Wish> of(MediaRange range) {
    MediaType type = range.type();
    if (!type.isMultipartRelated()
        && !(type.type().equals("multipart") && range.specificity() == 1)) {
      Set<Packaging> packagings =
          range.isAny() ? EnumSet.allOf(Packaging.class) : Set.of(Packaging.SINGLE_PART);
      return syntax(type).map(syntax -> new Wish(packagings, range, syntax));
    }
    return MediaType.parse(type.parameter("type").orElse("*/*"))
        .flatMap(part ->
            syntax(type.parameter("transfer-syntax").isPresent() ? type : part)
                .map(syntax ->
                    new Wish(
                        Set.of(Packaging.MULTIPART),
                        new MediaRange(part, range.weight()),
                        syntax)));
  }

  private static Optional<Syntax> syntax(MediaType type) {
    String value = type.parameter("transfer-syntax").orElse("");
    if (value.isEmpty()) {
      return Optional.of(new Syntax.Default());
    }
    if (value.equals("*")) {
      return Optional.of(new Syntax.AsStored());
    }
    return Uid.parse(value)
        .filter(uid -> !NOT_FOR_WEB_SERVICES.contains(uid.value()))
        .map(uid -> new Syntax.Exactly(TransferSyntax.of(uid)));
  }

  /** Whether this is a refusal: a weight of 0. */
  boolean isRefusal() {
    return range.weight() == 0;
  }

  /** The packaging to use where the wish leaves it open. */
  Packaging packaging() {
    return packagings.contains(Packaging.MULTIPART) ? Packaging.MULTIPART : Packaging.SINGLE_PART;
  }

  /** Whether a representation of this type in this packaging is wished. */
  boolean covers(Packaging packaging, MediaType mediaType) {
    return packagings.contains(packaging) && range.covers(mediaType);
  }

  /** Whether a refusal among these, more specific than this wish, takes a representation out. */
  boolean isOverruled(List<Wish> wishes, Packaging packaging, MediaType mediaType) {
    return wishes.stream()
        .anyMatch(other ->
            other.isRefusal()
                && other.range.specificity() > range.specificity()
                && other.covers(packaging, mediaType));
  }
}
