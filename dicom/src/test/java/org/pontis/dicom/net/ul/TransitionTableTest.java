package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the table against PS3.8 table 9-10, written as it is printed there. */
class TransitionTableTest {
  /** Rows are Evt1 to Evt19, columns Sta1 to Sta13; a dot is an empty cell. */
  private static final List<String> PRINTED =
      """
      AE-1>4 .      .      .      .      .      .      .      .      .      .      .      .
      .      .      .      AE-2>5 .      .      .      .      .      .      .      .      .
      .      AA-1>13 AA-8>13 .    AE-3>6 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-6>13
      .      AA-1>13 AA-8>13 .    AE-4>1 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-6>13
      AE-5>2 .      .      .      .      .      .      .      .      .      .      .      .
      .      AE-6>3/13 AA-8>13 .  AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-7>13
      .      .      AE-7>6 .      .      .      .      .      .      .      .      .      .
      .      .      AE-8>13 .     .      .      .      .      .      .      .      .      .
      .      .      .      .      .      DT-1>6 .      AR-7>8 .      .      .      .      .
      .      AA-1>13 AA-8>13 .    AA-8>13 DT-2>6 AR-6>7 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-6>13
      .      .      .      .      .      AR-1>7 .      .      .      .      .      .      .
      .      AA-1>13 AA-8>13 .    AA-8>13 AR-2>8 AR-8>9/10 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-6>13
      .      AA-1>13 AA-8>13 .    AA-8>13 AA-8>13 AR-3>1 AA-8>13 AA-8>13 AR-10>12 AR-3>1 AA-8>13 AA-6>13
      .      .      .      .      .      .      .      AR-4>13 AR-9>11 .     .      AR-4>13 .
      .      .      AA-1>13 AA-2>1 AA-1>13 AA-1>13 AA-1>13 AA-1>13 AA-1>13 AA-1>13 AA-1>13 AA-1>13 .
      .      AA-2>1 AA-3>1 .      AA-3>1 AA-3>1 AA-3>1 AA-3>1 AA-3>1 AA-3>1 AA-3>1 AA-3>1 AA-2>1
      .      AA-5>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AA-4>1 AR-5>1
      .      AA-2>1 .      .      .      .      .      .      .      .      .      .      AA-2>1
      .      AA-1>13 AA-8>13 .    AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-8>13 AA-7>13
      """
          .lines()
          .toList();

  static Stream<Arguments> cells() {
    return Arrays.stream(Event.values())
        .flatMap(event ->
            Arrays.stream(State.values())
                .map(state -> Arguments.of(event, state, printed(event, state))));
  }

  private static String printed(Event event, State state) {
    int row = List.of(Event.values()).indexOf(event);
    int column = List.of(State.values()).indexOf(state);
    return List.of(PRINTED.get(row).split(" +")).get(column);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @MethodSource("cells")
  void cell_isAsPrinted(Event event, State state, String printed) {
    String cell = TransitionTable.cell(event, state).map(TransitionTableTest::print).orElse(".");

    assertThat(cell).isEqualTo(printed);
  }

  private static String print(Transition transition) {
    String next = number(transition.next());
    String otherwise =
        transition.otherwise() == transition.next() ? "" : "/" + number(transition.otherwise());
    return transition.action().name().replace('_', '-') + ">" + next + otherwise;
  }

  private static String number(State state) {
    return state.name().substring("Sta".length());
  }
}
