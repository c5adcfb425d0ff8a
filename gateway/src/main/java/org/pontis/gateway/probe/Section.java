package org.pontis.gateway.probe;

/** The parts of the result, in the order they are printed. */
enum Section {
  ASSOCIATION("Association"),
  SERVICES("Services accepted"),
  QUERIES("Queries (study root)"),
  KEYS("Keys: matched?"),
  RETRIEVAL("Retrieval"),
  WORKLIST("Modality worklist"),
  STORAGE("Storage classes and transfer syntaxes"),
  LIMITS("Limits");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
