package org.pontis.gateway.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.source.Deadline;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.routes.site.TlsFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probe dimse}: a PACS that speaks DIMSE. */
@Command(
    name = "dimse",
    description = {
      "Tells within a minute what a PACS can do over DIMSE, what its administrator must add for"
          + " us, and how it is configured as a site. Nothing is stored or changed there.",
      "Progress goes to standard error, the result to standard output. Exit code 0: it can be a"
          + " site; 1: something is missing; 2: wrong usage."
    },
    mixinStandardHelpOptions = true)
final class ProbeDimseCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int INCOMPLETE = 1;
  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "AET@host:port",
      arity = "1",
      converter = Values.Remote.class,
      description = "The PACS, for example EASTPACS@10.1.2.3:11112.")
  private Optional<RemoteEntity> remote = Optional.empty();

  @Option(
      names = "--calling",
      paramLabel = "AET",
      converter = Values.Title.class,
      description = "Our own AE title; else that of the configuration, else PONTIS.")
  private Optional<AeTitle> calling = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = Values.Listening.class,
      description =
          "Where instances moved to us are listened for; else as configured, else port 11112 of"
              + " the address the PACS is reached from.")
  private Optional<Values.HostAndPort> listen = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The gateway's configuration file, for its AE title and listener.")
  private Optional<Path> config = Optional.empty();

  @ArgGroup(exclusive = false)
  private @Nullable TlsOptions tls;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = Values.Seconds.class,
      description = "How long everything may take, for example 90s; else 60s.")
  private Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Also writes the site's entry for the configuration to this file.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() {
    Optional<DimseConfig> configured = Optional.empty();
    if (config.isPresent()) {
      switch (ConfigLoader.ofProcess().load(config.get(), GatewayConfig.class)) {
        case ConfigResult.Valid<GatewayConfig> valid -> configured = valid.value().dimse();
        case ConfigResult.Invalid<GatewayConfig> invalid -> {
          invalid.problems().forEach(spec.commandLine().getErr()::println);
          return USAGE;
        }
      }
    }
    Optional<TlsFiles> secured = secured();
    return probe(secured, Ourselves.of(configured, calling, listen, secured));
  }

  private Optional<TlsFiles> secured() {
    try {
      return Optional.ofNullable(tls).map(TlsOptions::files);
    } catch (IllegalArgumentException unusable) {
      throw new ParameterException(spec.commandLine(), "TLS: " + unusable.getMessage());
    }
  }

  private int probe(Optional<TlsFiles> secured, Ourselves ourselves) {
    RemoteEntity named = remote.orElseThrow();
    RemoteEntity pacs = secured.map(files -> named.over(files.settings())).orElse(named);
    Peer peer = new Peer(pacs, ourselves.title(), Deadline.in(timeout));
    Report report = new Report();
    Progress progress = new Progress(spec.commandLine().getErr(), peer.deadline(), report);
    progress.say("probing " + pacs + " as " + peer.calling());
    Conclusion conclusion = new DimseProbe(peer, ourselves::seenAt, report, progress).run();
    progress.say("done");
    PrintWriter out = spec.commandLine().getOut();
    out.println(heading(peer, progress.elapsed()));
    out.println();
    new ReportText(out).print(report);
    AdministratorLines.of(pacs, conclusion.us()).forEach(out::println);
    out.println();
    int written = DONE;
    if (conclusion.use() != Conclusion.Use.UNREACHABLE) {
      written = configuration(out, SiteBlock.of(pacs, conclusion, secured));
    }
    out.flush();
    return conclusion.use() == Conclusion.Use.READY ? written : INCOMPLETE;
  }

  private static String heading(Peer peer, Duration took) {
    return String.format(
        Locale.ROOT,
        "%s, asked as %s, in %.1f s",
        peer.remote(),
        peer.calling(),
        took.toNanos() / 1e9);
  }

  private int configuration(PrintWriter out, String block) {
    out.println("For the configuration, under sites:");
    out.print("  " + block);
    if (output.isEmpty()) {
      return DONE;
    }
    try {
      Files.writeString(output.get(), block);
      return DONE;
    } catch (IOException unwritable) {
      spec.commandLine().getErr().println(output.get() + " can't be written");
      return INCOMPLETE;
    }
  }
}
