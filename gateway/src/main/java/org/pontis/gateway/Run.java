package org.pontis.gateway;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.routes.camel.routes.InvalidRoutes;
import picocli.CommandLine;

/** A gateway that runs in the foreground until a signal stops it. */
final class Run {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Run() {}

  /**
   * Starts, prints the addresses, waits for SIGTERM or SIGINT, drains and returns the exit code.
   */
  static int untilStopped(GatewayConfig config, CommandLine line) {
    PrintWriter out = line.getOut();
    CountDownLatch stop = new CountDownLatch(1);
    Thread running = Thread.currentThread();
    try (Gateway gateway = new Gateway(config)) {
      gateway.start();
      print(gateway, out);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, running), "stop"));
      stop.await();
    } catch (UncheckedIOException notBound) {
      line.getErr()
          .println(
              "http: cannot listen on "
                  + config.http().host()
                  + ":"
                  + config.http().port()
                  + ": "
                  + notBound.getMessage());
      return Main.USAGE;
    } catch (InvalidRoutes invalid) {
      invalid.problems().forEach(line.getErr()::println);
      return Main.USAGE;
    } catch (ImagingException notListening) {
      line.getErr().println("dimse: " + notListening.problem().detail());
      return Main.USAGE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Main.DONE;
  }

  /** The signal ends the process with status 0 once the command has cleaned up behind itself. */
  private static void stopAndWait(CountDownLatch stop, Thread running) {
    stop.countDown();
    try {
      running.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(Main.DONE);
  }

  private static void print(Gateway gateway, PrintWriter out) {
    String base = gateway.base();
    out.println("Pontis " + Version.number() + " is listening on " + base);
    out.println("  DICOMweb, all sites  " + base + "/dicomweb/studies");
    gateway
        .siteIds()
        .forEach(id ->
            out.println("  DICOMweb, %-10s %s/sites/%s/dicomweb/studies".formatted(id, base, id)));
    out.println("  FHIR R4              " + base + "/fhir/r4/ImagingStudy");
    gateway.listening().ifPresent(dimse -> out.println("  DIMSE, all sites     " + dimse));
    if (!gateway.routeIds().isEmpty()) {
      out.println("  added routes         " + String.join(", ", gateway.routeIds()));
    }
    out.println("  health and metrics   " + base + "/health/ready  " + base + "/metrics");
    out.flush();
  }
}
