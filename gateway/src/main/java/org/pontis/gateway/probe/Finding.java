package org.pontis.gateway.probe;

import java.util.Locale;

/** One line of the result: what was tried, whether it works, and what there is to say of it. */
record Finding(String subject, Mark mark, String detail) {
  /** Whether something works. */
  enum Mark {
    YES,
    PARTLY,
    NO,
    /** A value, neither good nor bad. */
    NOTE,
    UNTRIED;

    String word() {
      return switch (this) {
        case YES, PARTLY, NO -> name().toLowerCase(Locale.ROOT);
        case NOTE -> "";
        case UNTRIED -> "untried";
      };
    }
  }

  static Finding yes(String subject, String detail) {
    return new Finding(subject, Mark.YES, detail);
  }

  static Finding partly(String subject, String detail) {
    return new Finding(subject, Mark.PARTLY, detail);
  }

  static Finding no(String subject, String detail) {
    return new Finding(subject, Mark.NO, detail);
  }

  static Finding note(String subject, String detail) {
    return new Finding(subject, Mark.NOTE, detail);
  }

  static Finding untried(String subject, String detail) {
    return new Finding(subject, Mark.UNTRIED, detail);
  }
}
