package org.pontis.gateway.http.dicomweb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.web.QidoResource;

/** Reads the paths of PS3.18 sections 10.4.1 and 10.6.1. */
final class Addresses {
  private static final int MAX_FRAMES = 100_000;

  private Addresses() {}

  /**
   * What a path names; empty when nothing is served there.
   *
   * @throws ImagingException INVALID_QUERY for a broken UID, frame list or element path
   */
  static Optional<Target> parse(String rawPath) {
    List<String> path = segments(rawPath);
    if (path.getFirst().equals("dicomweb")) {
      return resource(path.subList(1, path.size())).map(r -> new Target(Optional.empty(), r));
    }
    if (path.size() < 3 || !path.get(2).equals("dicomweb")) {
      return Optional.empty();
    }
    Optional<SiteId> site = SiteId.parse(path.get(1));
    return site.isEmpty()
        ? Optional.empty()
        : resource(path.subList(3, path.size())).map(r -> new Target(site, r));
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>(10);
    for (String segment : rawPath.substring(1).split("/", 16)) {
      segments.add(decode(segment));
    }
    if (segments.size() > 1 && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    return segments;
  }

  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ImagingException(
          Problem.of(ProblemType.INVALID_QUERY, "The path is not correctly percent-encoded."),
          broken);
    }
  }

  private static Optional<Resource> resource(List<String> path) {
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> path.size() <= 1 ? Optional.of(new Resource.Service()) : Optional.empty();
      case "studies" -> path.size() == 1 ? search(QidoResource.allStudies()) : study(path);
      case "series" -> path.size() == 1 ? search(QidoResource.allSeries()) : Optional.empty();
      case "instances" -> path.size() == 1 ? search(QidoResource.allInstances()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Resource> search(QidoResource what) {
    return Optional.of(new Resource.Search(what));
  }

  private static Optional<Resource> study(List<String> path) {
    Uid study = uid("study", path.get(1));
    if (path.size() == 2) {
      return Optional.of(new Resource.Instances(InstanceRef.study(study)));
    }
    return switch (path.get(2)) {
      case "metadata" -> only(path, 3, new Resource.Metadata(InstanceRef.study(study)));
      case "instances" -> only(path, 3, new Resource.Search(QidoResource.instancesOf(study)));
      case "series" ->
          path.size() == 3
              ? Optional.of(new Resource.Search(QidoResource.seriesOf(study)))
              : series(study, path);
      default -> Optional.empty();
    };
  }

  private static Optional<Resource> series(Uid study, List<String> path) {
    Uid series = uid("series", path.get(3));
    if (path.size() == 4) {
      return Optional.of(new Resource.Instances(InstanceRef.series(study, series)));
    }
    return switch (path.get(4)) {
      case "metadata" -> only(path, 5, new Resource.Metadata(InstanceRef.series(study, series)));
      case "instances" ->
          path.size() == 5
              ? Optional.of(new Resource.Search(QidoResource.instancesOf(study, series)))
              : instance(study, series, path);
      default -> Optional.empty();
    };
  }

  private static Optional<Resource> instance(Uid study, Uid series, List<String> path) {
    InstanceRef instance = InstanceRef.instance(study, series, uid("instance", path.get(5)));
    if (path.size() == 6) {
      return Optional.of(new Resource.Instances(instance));
    }
    return switch (path.get(6)) {
      case "metadata" -> only(path, 7, new Resource.Metadata(instance));
      case "frames" ->
          path.size() == 8
              ? Optional.of(new Resource.Frames(instance.part(frames(path.get(7)))))
              : Optional.empty();
      case "bulkdata" ->
          path.size() == 8
              ? Optional.of(new Resource.BulkData(instance.part(bulkData(path.get(7)))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Resource> only(List<String> path, int length, Resource resource) {
    return path.size() == length ? Optional.of(resource) : Optional.empty();
  }

  private static Uid uid(String level, String text) {
    return Uid.parse(text)
        .filter(uid -> uid.value().equals(text))
        .orElseThrow(() ->
            invalid(
                "The path names no valid " + level + " UID: expected 1 to 128 digits and dots."));
  }

  private static Part frames(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : list.split(",", MAX_FRAMES)) {
      if (!text.matches("[1-9][0-9]{0,8}")) {
        throw invalid("The frame list is broken: expected numbers from 1 separated by commas.");
      }
      numbers.add(Integer.valueOf(text));
    }
    return new Part.Frames(numbers);
  }

  /** The reverse of {@link ElementPath#toString()}. */
  private static Part bulkData(String text) {
    List<ElementPath.Step> steps = new ArrayList<>();
    List<String> words = Arrays.asList(text.split("\\.", 64));
    for (int i = 0; i < words.size(); i++) {
      Tag tag =
          Tag.parseHex(words.get(i))
              .orElseThrow(() -> invalid("The path names no element: expected GGGGEEEE."));
      OptionalInt item = OptionalInt.empty();
      if (i + 2 < words.size() && words.get(i + 1).matches("[0-9]{1,7}")) {
        item = OptionalInt.of(Integer.parseInt(words.get(++i)));
      }
      steps.add(new ElementPath.Step(tag, item));
    }
    return new Part.BulkDataValue(new ElementPath(steps));
  }

  private static ImagingException invalid(String detail) {
    return ImagingException.of(ProblemType.INVALID_QUERY, detail);
  }
}
