package org.pontis.gateway.probe;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings.PeerName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of the command line, read once. */
final class Values {
  /** The registered port of DICOM without privileges (PS3.8 9.1.2). */
  static final int DICOM_PORT = 11112;

  private static final int LARGEST_PORT = 65_535;

  private Values() {}

  /** An address to listen on. */
  record HostAndPort(String host, int port) {}

  /** Reads AET@host:port. */
  static final class Remote implements ITypeConverter<RemoteEntity> {
    @Override
    public RemoteEntity convert(String text) {
      return RemoteEntity.parse(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "'"
                      + text
                      + "' is no DICOM address, expected AET@host:port, as EASTPACS@10.1.2.3:104"));
    }
  }

  /** Reads an AE title. */
  static final class Title implements ITypeConverter<AeTitle> {
    @Override
    public AeTitle convert(String text) {
      return AeTitle.parse(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "'"
                      + text
                      + "' is no AE title, expected 1 to 16 characters without a backslash"));
    }
  }

  /** Reads host:port. */
  static final class Listening implements ITypeConverter<HostAndPort> {
    @Override
    public HostAndPort convert(String text) {
      int colon = text.lastIndexOf(':');
      String port = text.substring(colon + 1);
      if (colon < 1 || !port.matches("[0-9]{1,5}") || !isPort(Integer.parseInt(port))) {
        throw new TypeConversionException(
            "'" + text + "' is no address to listen on, expected host:port, as 10.1.2.3:11112");
      }
      return new HostAndPort(text.substring(0, colon), Integer.parseInt(port));
    }

    private static boolean isPort(int number) {
      return number >= 1 && number <= LARGEST_PORT;
    }
  }

  /** Reads checked or not-checked. */
  static final class NameCheck implements ITypeConverter<PeerName> {
    @Override
    public PeerName convert(String text) {
      return switch (text) {
        case "checked" -> PeerName.CHECKED;
        case "not-checked" -> PeerName.NOT_CHECKED;
        default ->
            throw new TypeConversionException("'" + text + "' is neither checked nor not-checked");
      };
    }
  }

  /** Reads 90s or 2m. */
  static final class Seconds implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})(s|m)");

    @Override
    public Duration convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no duration, expected seconds or minutes, as 90s or 2m");
      }
      long number = Long.parseLong(form.group(1));
      return form.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
    }
  }
}
