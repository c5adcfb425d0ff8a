package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pontis.gateway.http.Exchange;

/** Retrieve Capabilities (PS3.18 section 8.9): a WADL description of what is served. */
final class Capabilities {
  private Capabilities() {}

  static void answer(Exchange exchange, Links links) throws IOException {
    exchange.with("Content-Type", "application/vnd.sun.wadl+xml").with("Allow", Refusals.METHODS);
    String description = DESCRIPTION.replace("{root}", escaped(links.root()));
    exchange.body().write(description.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static final String DESCRIPTION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <application xmlns="http://wadl.dev.java.net/2009/02">
        <resources base="{root}">
          <resource path="studies"><method name="GET" id="SearchForStudies"/></resource>
          <resource path="series"><method name="GET" id="SearchForSeries"/></resource>
          <resource path="instances"><method name="GET" id="SearchForInstances"/></resource>
          <resource path="studies/{study}">
            <method name="GET" id="RetrieveStudy"/>
            <resource path="metadata"><method name="GET" id="RetrieveStudyMetadata"/></resource>
            <resource path="instances"><method name="GET" id="SearchForStudyInstances"/></resource>
            <resource path="series"><method name="GET" id="SearchForStudySeries"/></resource>
            <resource path="series/{series}">
              <method name="GET" id="RetrieveSeries"/>
              <resource path="metadata"><method name="GET" id="RetrieveSeriesMetadata"/></resource>
              <resource path="instances"><method name="GET" id="SearchForSeriesInstances"/></resource>
              <resource path="instances/{instance}">
                <method name="GET" id="RetrieveInstance"/>
                <resource path="metadata"><method name="GET" id="RetrieveInstanceMetadata"/></resource>
                <resource path="frames/{frames}"><method name="GET" id="RetrieveFrames"/></resource>
                <resource path="bulkdata/{path}"><method name="GET" id="RetrieveBulkData"/></resource>
              </resource>
            </resource>
          </resource>
        </resources>
      </application>
      """;
}
