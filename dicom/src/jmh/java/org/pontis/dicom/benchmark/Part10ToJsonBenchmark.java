package org.pontis.dicom.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.json.DicomJsonWriter;

/**
 * Part 10 files to DICOM JSON with the pixel data as a bulk data URI: files per second of one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Part10ToJsonBenchmark {
  /** The files, all that end in {@code .dcm} below this folder, read in turn. */
  @Param(".")
  public String folder = ".";

  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
  private final DicomJsonWriter writer = new DicomJsonWriter((path, element) -> "bulkdata/" + path);
  private List<Path> files = List.of();
  private int next;

  /** Lists the files. */
  @Setup
  public void list() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of(folder))) {
      files = tree.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
    }
  }

  /** One file; its JSON's length keeps the work from being optimised away. */
  @Benchmark
  public int convert() throws IOException {
    next = (next + 1) % files.size();
    return writer.encode(reader.read(files.get(next)).dataset()).remaining();
  }
}
