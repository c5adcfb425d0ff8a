package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.FindEnd;

/** C-FIND questions one after the other, over one association for as long as it lasts. */
final class Inquiry implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Peer peer;
  private Optional<DimseScu> open = Optional.empty();

  Inquiry(Peer peer) {
    this.peer = peer;
  }

  /** The first answers to a question, and how it ended. */
  record Answers(List<Dataset> matches, FindEnd end) {
    /** Copies the list. */
    Answers {
      matches = List.copyOf(matches);
    }
  }

  /** Asks; cancels when there are more answers than wanted. */
  Answers ask(Dataset identifier, int most) {
    List<Dataset> matches = new ArrayList<>();
    FindEnd end =
        association()
            .find(
                InformationModel.STUDY_ROOT.find(),
                identifier,
                peer.within(LONGEST),
                match -> {
                  matches.add(match);
                  return matches.size() < most;
                });
    return new Answers(matches, end);
  }

  private DimseScu association() {
    if (open.isEmpty() || !open.get().association().isOpen()) {
      close();
      open = Optional.of(peer.open(InformationModel.STUDY_ROOT.find()));
    }
    return open.get();
  }

  @Override
  public void close() {
    open.ifPresent(DimseScu::close);
    open = Optional.empty();
  }
}
