package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.IdentifierText;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;

/**
 * C-FIND at one level. Keys are asked so that at least what is wanted is found; whatever of them an
 * answer has is compared again here.
 */
public final class LevelFind {
  /** Of a list of UIDs; explicit VR has room for about a thousand. */
  private static final int UIDS_AT_ONCE = 100;

  private final SiteId site;
  private final QueryDialect dialect;
  private final IdentifierText text;
  private final AtomicReference<NameKeys.Case> nameCase =
      new AtomicReference<>(NameKeys.Case.UNKNOWN);

  /** Queries to a site. */
  public LevelFind(SiteId site, Manners manners) {
    this.site = site;
    this.dialect = QueryDialect.baseline(manners.characterSet().orElse(CharacterSets.DEFAULT));
    this.text = new IdentifierText(manners.characterSet());
  }

  /**
   * What is asked.
   *
   * @param keys on attributes of the level, and the unique keys of those above
   * @param returned those of other levels are left out
   */
  public record Asked(QueryLevel level, List<Key> keys, List<ElementPath> returned) {
    /** Copies the lists. */
    public Asked {
      keys = List.copyOf(keys);
      returned = List.copyOf(returned);
    }
  }

  /** Gives the matches to a sink; answers whether it took them all. */
  public boolean run(DimseScu scu, Asked asked, Deadline deadline, Predicate<Dataset> sink) {
    Optional<Key> list = asked.keys().stream().filter(LevelFind::isLongList).findFirst();
    if (list.isEmpty()) {
      return once(scu, asked, deadline, sink);
    }
    List<Uid> uids = ((Matching.UidList) list.get().matching()).uids();
    for (int from = 0; from < uids.size(); from += UIDS_AT_ONCE) {
      List<Uid> some = uids.subList(from, Math.min(uids.size(), from + UIDS_AT_ONCE));
      List<Key> keys = new ArrayList<>(asked.keys());
      keys.set(keys.indexOf(list.get()), new Key(list.get().path(), new Matching.UidList(some)));
      if (!run(scu, new Asked(asked.level(), keys, asked.returned()), deadline, sink)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLongList(Key key) {
    return key.matching() instanceof Matching.UidList(List<Uid> uids) && uids.size() > UIDS_AT_ONCE;
  }

  private boolean once(DimseScu scu, Asked asked, Deadline deadline, Predicate<Dataset> sink) {
    List<Predicate<Dataset>> again = asked.keys().stream().map(LevelFind::again).toList();
    List<Dataset> named = new ArrayList<>();
    boolean[] took = {true};
    ask(
        scu,
        asked,
        deadline,
        answer -> {
          Dataset match = text.read(answer);
          if (named.isEmpty() && hasName(match)) {
            named.add(match);
          }
          took[0] = again.stream().anyMatch(test -> !test.test(match)) || sink.test(match);
          return took[0];
        });
    if (!named.isEmpty() && asked.keys().stream().anyMatch(LevelFind::isName)) {
      learnCase(scu, named.getFirst(), deadline);
    }
    return took[0];
  }

  private void ask(DimseScu scu, Asked asked, Deadline deadline, Predicate<Dataset> sink) {
    checkAccepted(scu.association());
    ImagingQuery query =
        new ImagingQuery(
            asked.level(),
            asked.keys().stream().map(this::asAsked).toList(),
            new ReturnKeys.Listed(asked.returned()),
            Page.all(),
            Ordering.NEWEST_FIRST);
    Dataset identifier =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, dialect).identifier();
    FindEnd end = scu.find(InformationModel.STUDY_ROOT.find(), identifier, deadline, sink::test);
    if (end.status().category() == StatusCategory.FAILURE) {
      throw FailedStatus.failure(site, DimseService.FIND, end.status());
    }
  }

  private void checkAccepted(Association association) {
    if (association.negotiated().contexts(InformationModel.STUDY_ROOT.find(), Role.SCU).isEmpty()) {
      throw new ImagingException(
          Problem.of(
              ProblemType.MALFORMED_FROM_SITE,
              site,
              "the PACS accepts no C-FIND from the study root; its administrator has to allow it"));
    }
  }

  private Key asAsked(Key key) {
    return isName(key)
        ? new Key(
            key.path(),
            NameKeys.widened(key.matching(), nameCase.get()).orElseGet(Matching.Universal::new))
        : key;
  }

  private static boolean isName(Key key) {
    return key.path().equals(ElementPath.of(Tags.PatientName))
        && !(key.matching() instanceof Matching.Universal);
  }

  /** A key as a test of what an answer has; counts are filled in later, and compared then. */
  private static Predicate<Dataset> again(Key key) {
    if (Totals.TAGS.contains(key.path().first())) {
      return _ -> true;
    }
    Matcher matcher = Matcher.of(List.of(key));
    return match -> !match.contains(key.path().first()) || matcher.test(match);
  }

  private static boolean hasName(Dataset match) {
    return match.contains(Tags.StudyInstanceUID)
        && match.string(Tags.PatientName).flatMap(NameKeys::inOtherCase).isPresent();
  }

  /**
   * Finds out whether names are compared without regard to case: a study is asked for with its
   * patient's name in the other case, and with a name nobody has in case the key is ignored.
   */
  private void learnCase(DimseScu scu, Dataset match, Deadline deadline) {
    if (nameCase.get() != NameKeys.Case.UNKNOWN) {
      return;
    }
    Matching other = match.string(Tags.PatientName).flatMap(NameKeys::inOtherCase).orElseThrow();
    boolean ignoresCase =
        finds(scu, match, other, deadline)
            && !finds(scu, match, new Matching.WildCard("~no such name~*"), deadline);
    nameCase.set(ignoresCase ? NameKeys.Case.INSENSITIVE : NameKeys.Case.SENSITIVE);
  }

  private boolean finds(DimseScu scu, Dataset match, Matching name, Deadline deadline) {
    Uid study = match.uid(Tags.StudyInstanceUID).orElseThrow();
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.STUDY)
            .with(new ReturnKeys.Listed(List.of()))
            .with(new Key(ElementPath.of(Tags.PatientName), name))
            .with(
                new Key(
                    ElementPath.of(Tags.StudyInstanceUID), new Matching.UidList(List.of(study))));
    Dataset identifier =
        FindIdentifier.write(query, InformationModel.STUDY_ROOT, dialect).identifier();
    boolean[] found = {false};
    FindEnd end =
        scu.find(
            InformationModel.STUDY_ROOT.find(),
            identifier,
            deadline,
            answer -> {
              found[0] = answer.uid(Tags.StudyInstanceUID).filter(study::equals).isPresent();
              return true;
            });
    return found[0] && end.status().category() == StatusCategory.SUCCESS;
  }
}
