package org.pontis.routes.camel.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a site endpoint asks for: the second part of {@code site:north/find}. */
enum SiteOperation {
  FIND(SiteCommand.Find.class),
  METADATA(SiteCommand.Metadata.class),
  RETRIEVE(SiteCommand.Retrieve.class),
  STORE(SiteCommand.Store.class);

  private final Class<? extends SiteCommand> command;

  SiteOperation(Class<? extends SiteCommand> command) {
    this.command = command;
  }

  static Optional<SiteOperation> parse(String name) {
    return Arrays.stream(values()).filter(operation -> operation.path().equals(name)).findFirst();
  }

  boolean accepts(SiteCommand body) {
    return command.isInstance(body);
  }

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
