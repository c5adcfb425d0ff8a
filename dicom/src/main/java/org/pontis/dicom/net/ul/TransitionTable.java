package org.pontis.dicom.net.ul;

import static org.pontis.dicom.net.ul.Action.*;
import static org.pontis.dicom.net.ul.Event.*;
import static org.pontis.dicom.net.ul.State.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** PS3.8 table 9-10: what to do at an event in a state; cells that can't occur are empty. */
final class TransitionTable {
  private static final Map<Event, Map<State, Transition>> CELLS = new EnumMap<>(Event.class);

  static {
    on(Evt1).in(Sta1).does(AE_1, Sta4);
    on(Evt2).in(Sta4).does(AE_2, Sta5);

    on(Evt3).in(Sta2).does(AA_1, Sta13);
    on(Evt3).in(Sta5).does(AE_3, Sta6);
    on(Evt3).in(Sta3, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt3).in(Sta13).does(AA_6, Sta13);

    on(Evt4).in(Sta2).does(AA_1, Sta13);
    on(Evt4).in(Sta5).does(AE_4, Sta1);
    on(Evt4).in(Sta3, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt4).in(Sta13).does(AA_6, Sta13);

    on(Evt5).in(Sta1).does(AE_5, Sta2);

    on(Evt6).in(Sta2).does(AE_6, Sta3, Sta13);
    on(Evt6).in(Sta3, Sta5, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt6).in(Sta13).does(AA_7, Sta13);

    on(Evt7).in(Sta3).does(AE_7, Sta6);
    on(Evt8).in(Sta3).does(AE_8, Sta13);

    on(Evt9).in(Sta6).does(DT_1, Sta6);
    on(Evt9).in(Sta8).does(AR_7, Sta8);

    on(Evt10).in(Sta2).does(AA_1, Sta13);
    on(Evt10).in(Sta6).does(DT_2, Sta6);
    on(Evt10).in(Sta7).does(AR_6, Sta7);
    on(Evt10).in(Sta3, Sta5, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt10).in(Sta13).does(AA_6, Sta13);

    on(Evt11).in(Sta6).does(AR_1, Sta7);

    on(Evt12).in(Sta2).does(AA_1, Sta13);
    on(Evt12).in(Sta6).does(AR_2, Sta8);
    on(Evt12).in(Sta7).does(AR_8, Sta9, Sta10);
    on(Evt12).in(Sta3, Sta5, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt12).in(Sta13).does(AA_6, Sta13);

    on(Evt13).in(Sta2).does(AA_1, Sta13);
    on(Evt13).in(Sta7).does(AR_3, Sta1);
    on(Evt13).in(Sta10).does(AR_10, Sta12);
    on(Evt13).in(Sta11).does(AR_3, Sta1);
    on(Evt13).in(Sta3, Sta5, Sta6, Sta8, Sta9, Sta12).does(AA_8, Sta13);
    on(Evt13).in(Sta13).does(AA_6, Sta13);

    on(Evt14).in(Sta8, Sta12).does(AR_4, Sta13);
    on(Evt14).in(Sta9).does(AR_9, Sta11);

    on(Evt15).in(Sta4).does(AA_2, Sta1);
    on(Evt15).in(Sta3, Sta5, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_1, Sta13);

    on(Evt16).in(Sta2, Sta13).does(AA_2, Sta1);
    on(Evt16).in(Sta3, Sta5, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_3, Sta1);

    on(Evt17).in(Sta2).does(AA_5, Sta1);
    on(Evt17).in(Sta3, Sta4, Sta5, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_4, Sta1);
    on(Evt17).in(Sta13).does(AR_5, Sta1);

    on(Evt18).in(Sta2, Sta13).does(AA_2, Sta1);

    on(Evt19).in(Sta2).does(AA_1, Sta13);
    on(Evt19).in(Sta3, Sta5, Sta6, Sta7, Sta8, Sta9, Sta10, Sta11, Sta12).does(AA_8, Sta13);
    on(Evt19).in(Sta13).does(AA_7, Sta13);
  }

  private TransitionTable() {}

  /** The cell of an event in a state. */
  static Optional<Transition> cell(Event event, State state) {
    Transition transition = CELLS.getOrDefault(event, Map.of()).get(state);
    return Optional.ofNullable(transition);
  }

  private static Row on(Event event) {
    return states -> (action, next) -> fill(event, states, action, next);
  }

  private static void fill(Event event, State[] states, Action action, State[] next) {
    Map<State, Transition> row = CELLS.computeIfAbsent(event, _ -> new EnumMap<>(State.class));
    for (State state : states) {
      row.put(state, new Transition(action, next[0], next[next.length - 1]));
    }
  }

  @FunctionalInterface
  private interface Row {
    Cells in(State... states);
  }

  @FunctionalInterface
  private interface Cells {
    void does(Action action, State... next);
  }
}
