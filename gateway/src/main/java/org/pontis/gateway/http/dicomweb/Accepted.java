package org.pontis.gateway.http.dicomweb;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.web.Accept;
import org.pontis.gateway.http.Exchange;
import org.pontis.gateway.http.QueryString;

/** What a request accepts: its accept parameter and its Accept header. */
final class Accepted {
  private Accepted() {}

  static Accept by(Exchange exchange, QueryString query) {
    Optional<String> header = exchange.header("Accept");
    return Accept.of(query.values("accept"), header.map(List::of).orElse(List.of()));
  }
}
