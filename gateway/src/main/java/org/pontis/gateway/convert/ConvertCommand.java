package org.pontis.gateway.convert;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code convert}: Part 10 files to lines of JSON on standard output. */
@Command(
    name = "convert",
    description = "Converts DICOM files or folders of them to one line of JSON each.",
    mixinStandardHelpOptions = true)
public final class ConvertCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 64 * 1024;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatName.class,
      description = "dicom-json: the DICOM JSON Model; fhir-r4: Patient and ImagingStudy.")
  private Format format = Format.DICOM_JSON;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
  private List<Path> paths = new ArrayList<>();

  /** For picocli. */
  public ConvertCommand() {}

  private enum Format {
    DICOM_JSON,
    FHIR_R4;

    Conversion into(OutputStream out) {
      return switch (this) {
        case DICOM_JSON -> new ToDicomJson(out);
        case FHIR_R4 -> new ToFhirR4(out);
      };
    }
  }

  private static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      for (Format format : Format.values()) {
        if (format.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is no format, expected dicom-json or fhir-r4");
    }
  }

  @Override
  public Integer call() {
    Report report = new Report(spec.commandLine().getErr());
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
      format.into(out).convert(FoundFiles.below(paths, report), report);
    } catch (IOException broken) {
      report.stopped(broken);
    }
    return report.failures() == 0 ? 0 : 1;
  }
}
