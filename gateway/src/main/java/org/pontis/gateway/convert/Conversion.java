package org.pontis.gateway.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What files are made into. */
@FunctionalInterface
interface Conversion {
  /** Converts files, in their order where that is possible; bad ones are named to the report. */
  void convert(List<Path> files, Report report) throws IOException;
}
