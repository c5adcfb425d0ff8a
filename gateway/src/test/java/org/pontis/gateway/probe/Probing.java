package org.pontis.gateway.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import picocli.CommandLine;

/** One run of the command, with what it printed. */
record Probing(int code, String out, String err) {
  static Probing of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ProbeCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Probing(code, out.toString(), err.toString());
  }

  /** The one line of the result that starts with these words, gaps closed. */
  String line(String start) {
    return out.lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElse("no line starts with " + start + " in\n" + out);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
