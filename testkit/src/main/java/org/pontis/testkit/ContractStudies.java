package org.pontis.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/**
 * The studies every source under {@link ImagingSourceContract} holds: four studies of three
 * patients, two of whom have the same id from different issuers.
 *
 * <pre>
 * study     date      patient                series (modality: instances)
 * THORAX    20250110  P-1 of NORTH, Wang     THORAX_CT (CT: 3), THORAX_REPORT (SR: 1)
 * HEAD      20250110  P-2, Müller            HEAD_CINE (OT: 1 of 3 frames)
 * OLD_HEART 20240505  P-1 of NORTH, Wang     OLD_ECG (ECG: 1 with a waveform)
 * UNDATED   none      P-1 of SOUTH, Doe      UNDATED_CLIP (US: 1 of 2 encapsulated frames)
 * </pre>
 */
public final class ContractStudies {
  public static final Uid THORAX = new Uid("2.25.1001");
  public static final Uid THORAX_CT = new Uid("2.25.1001.1");
  public static final Uid THORAX_REPORT = new Uid("2.25.1001.2");
  public static final Uid THORAX_CT_FIRST = new Uid("2.25.1001.1.13");
  public static final Uid THORAX_CT_SECOND = new Uid("2.25.1001.1.12");
  public static final Uid THORAX_CT_TENTH = new Uid("2.25.1001.1.11");
  public static final Uid THORAX_REPORT_ONLY = new Uid("2.25.1001.2.1");

  public static final Uid HEAD = new Uid("2.25.1002");
  public static final Uid HEAD_CINE = new Uid("2.25.1002.1");
  public static final Uid HEAD_CINE_ONLY = new Uid("2.25.1002.1.1");

  public static final Uid OLD_HEART = new Uid("2.25.1003");
  public static final Uid OLD_ECG = new Uid("2.25.1003.1");
  public static final Uid OLD_ECG_ONLY = new Uid("2.25.1003.1.1");

  public static final Uid UNDATED = new Uid("2.25.1004");
  public static final Uid UNDATED_CLIP = new Uid("2.25.1004.1");
  public static final Uid UNDATED_CLIP_ONLY = new Uid("2.25.1004.1.1");

  /** RLE Lossless, in which {@link #UNDATED_CLIP_ONLY} is encoded. */
  public static final Uid RLE = new Uid("1.2.840.10008.1.2.5");

  /** Where the waveform of {@link #OLD_ECG_ONLY} is. */
  public static final ElementPath WAVEFORM_DATA =
      new ElementPath(
          List.of(
              new Step(Tags.WaveformSequence, OptionalInt.of(0)),
              new Step(Tags.WaveformData, OptionalInt.empty())));

  private static final int WAVEFORM_BYTES = 6000;

  private ContractStudies() {}

  /** All objects, in no useful order. */
  public static List<byte[]> part10Objects() {
    return List.of(
        thoraxImage(THORAX_CT_TENTH, "10"),
        clip(),
        thoraxImage(THORAX_CT_SECOND, "2"),
        report(),
        thoraxImage(THORAX_CT_FIRST, "1"),
        ecg(),
        cine());
  }

  /** An image of {@link #THORAX_CT} with this instance number. */
  public static byte[] thoraxImage(Uid instance, String number) {
    return Part10Bytes.of(
        Datasets.ctImage(
                THORAX.value(), THORAX_CT.value(), instance.value(), Integer.parseInt(number))
            .toBuilder()
            .putAll(wang())
            .putAll(thorax())
            .text(Tags.SeriesNumber, Vr.IS, "1")
            .text(Tags.SeriesDescription, Vr.LO, "Thorax 1.0")
            .text(Tags.BodyPartExamined, Vr.CS, "CHEST")
            .text(Tags.KVP, Vr.DS, "120")
            .text(Tags.InstanceNumber, Vr.IS, number)
            .items(
                Tags.RequestAttributesSequence, List.of(request("S1", "P1"), request("S2", "P2")))
            .build());
  }

  private static Dataset request(String step, String procedure) {
    return Dataset.builder()
        .text(Tags.ScheduledProcedureStepID, Vr.SH, step)
        .text(Tags.RequestedProcedureID, Vr.SH, procedure)
        .build();
  }

  private static Dataset wang() {
    return Dataset.builder()
        .text(Tags.PatientName, Vr.PN, "Wang^XiaoDong=王^小东")
        .text(Tags.PatientID, Vr.LO, "P-1")
        .text(Tags.IssuerOfPatientID, Vr.LO, "NORTH")
        .text(Tags.PatientBirthDate, Vr.DA, "19600504")
        .text(Tags.PatientSex, Vr.CS, "M")
        .build();
  }

  private static Dataset thorax() {
    return Dataset.builder()
        .text(Tags.StudyDate, Vr.DA, "20250110")
        .text(Tags.StudyTime, Vr.TM, "103000")
        .text(Tags.AccessionNumber, Vr.SH, "A-1001")
        .text(Tags.StudyDescription, Vr.LO, "Thorax native")
        .text(Tags.ReferringPhysicianName, Vr.PN, "Referrer^Rita")
        .build();
  }

  private static byte[] report() {
    return Part10Bytes.of(
        Datasets.instance(
                Datasets.BASIC_TEXT_SR,
                THORAX.value(),
                THORAX_REPORT.value(),
                THORAX_REPORT_ONLY.value())
            .putAll(wang())
            .putAll(thorax())
            .text(Tags.Modality, Vr.CS, "SR")
            .text(Tags.SeriesNumber, Vr.IS, "2")
            .text(Tags.InstanceNumber, Vr.IS, "1")
            .text(Tags.ValueType, Vr.CS, "CONTAINER")
            .build());
  }

  private static byte[] cine() {
    byte[] pixels = new byte[3 * 64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 64 * 50 + i % 64);
    }
    DatasetBuilder dataset =
        Datasets.instance(
            Datasets.MULTI_FRAME_BYTES, HEAD.value(), HEAD_CINE.value(), HEAD_CINE_ONLY.value());
    return Part10Bytes.of(
        dataset
            .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(Datasets.latin1(Tags.PatientName, Vr.PN, "Müller^Jörg"))
            .text(Tags.PatientID, Vr.LO, "P-2")
            .text(Tags.StudyDate, Vr.DA, "20250110")
            .text(Tags.StudyTime, Vr.TM, "0900")
            .text(Tags.AccessionNumber, Vr.SH, "")
            .put(Datasets.latin1(Tags.StudyDescription, Vr.LO, "Schädel"))
            .text(Tags.Modality, Vr.CS, "OT")
            .text(Tags.SeriesNumber, Vr.IS, "1")
            .text(Tags.InstanceNumber, Vr.IS, "1")
            .text(Tags.NumberOfFrames, Vr.IS, "3")
            .putAll(Datasets.pixelModule(8, 8, 8))
            .bytes(Tags.PixelData, Vr.OB, pixels)
            .build());
  }

  /** A frame of {@link #HEAD_CINE_ONLY}, from 1 to 3. */
  public static byte[] cineFrame(int number) {
    byte[] frame = new byte[64];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) ((number - 1) * 50 + i);
    }
    return frame;
  }

  private static byte[] ecg() {
    Dataset waveform =
        Dataset.builder()
            .integers(Tags.WaveformBitsAllocated, Vr.US, 16)
            .text(Tags.WaveformSampleInterpretation, Vr.CS, "SS")
            .bytes(Tags.WaveformData, Vr.OW, waveformData())
            .build();
    return Part10Bytes.of(
        Datasets.instance(
                Datasets.GENERAL_ECG, OLD_HEART.value(), OLD_ECG.value(), OLD_ECG_ONLY.value())
            .putAll(wang())
            .text(Tags.StudyDate, Vr.DA, "20240505")
            .text(Tags.StudyTime, Vr.TM, "235959.5")
            .text(Tags.AccessionNumber, Vr.SH, "A-1003")
            .text(Tags.Modality, Vr.CS, "ECG")
            .text(Tags.SeriesNumber, Vr.IS, "1")
            .text(Tags.InstanceNumber, Vr.IS, "1")
            .items(Tags.WaveformSequence, List.of(waveform))
            .build());
  }

  /** The value at {@link #WAVEFORM_DATA}. */
  public static byte[] waveformData() {
    byte[] data = new byte[WAVEFORM_BYTES];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 7);
    }
    return data;
  }

  private static byte[] clip() {
    Dataset dataset =
        Datasets.instance(
                Datasets.ULTRASOUND_MULTI_FRAME,
                UNDATED.value(),
                UNDATED_CLIP.value(),
                UNDATED_CLIP_ONLY.value())
            .text(Tags.PatientName, Vr.PN, "Doe^Jane")
            .text(Tags.PatientID, Vr.LO, "P-1")
            .text(Tags.IssuerOfPatientID, Vr.LO, "SOUTH")
            .text(Tags.StudyDate, Vr.DA, "")
            .text(Tags.Modality, Vr.CS, "US")
            .text(Tags.SeriesNumber, Vr.IS, "7")
            .text(Tags.InstanceNumber, Vr.IS, "1")
            .text(Tags.NumberOfFrames, Vr.IS, "2")
            .putAll(Datasets.pixelModule(2, 4, 8))
            .build();
    return Part10Bytes.encapsulated(RLE, dataset, List.of(clipFrame(1), clipFrame(2)));
  }

  /**
   * A frame of {@link #UNDATED_CLIP_ONLY}, 1 or 2, as stored: a header of one segment (PS3.5 G.5)
   * and eight literal bytes.
   */
  public static byte[] clipFrame(int number) {
    ByteBuffer frame = ByteBuffer.allocate(74).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(1).putInt(64).position(64);
    frame.put((byte) 7).put(("frame  " + number).getBytes(StandardCharsets.US_ASCII));
    return frame.array();
  }
}
