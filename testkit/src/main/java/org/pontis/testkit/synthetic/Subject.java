package org.pontis.testkit.synthetic;

import java.time.LocalDate;

/**
 * A patient who does not exist.
 *
 * @param name with its component groups, {@code Mihon^Hanako=見本^花子=みほん^はなこ}
 */
public record Subject(String patientId, String name, LocalDate birthDate, Sex sex) {

  /** Patient's Sex (0010,0040). */
  public enum Sex {
    M,
    F,
    O
  }

  /** Someone of this number, with an English name that says so. */
  static Subject numbered(long number) {
    int age = (int) Math.floorMod(number * 7, 80L);
    return new Subject(
        "SYN-" + number,
        "Phantom^Number " + number,
        LocalDate.of(2020, 1, 1).minusYears(age).plusDays(Math.floorMod(number, 300L)),
        Sex.values()[(int) Math.floorMod(number, 2L)]);
  }

  @Override
  public String toString() {
    return "Subject";
  }
}
