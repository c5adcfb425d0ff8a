package org.pontis.gateway.convert;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files that paths name: themselves, or everything below a folder, by name. */
final class FoundFiles extends SimpleFileVisitor<Path> {
  private final List<Path> files = new ArrayList<>();
  private final Path named;
  private final Report report;

  private FoundFiles(Path named, Report report) {
    this.named = named;
    this.report = report;
  }

  static List<Path> below(List<Path> paths, Report report) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path path : paths) {
      FoundFiles found = new FoundFiles(path, report);
      Files.walkFileTree(path, found);
      all.addAll(found.files.stream().sorted().toList());
    }
    return all;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (file.equals(named) || !isPipeOrDevice(file)) {
      files.add(file);
    } else {
      report.failed(file, "is a pipe or device; name it itself to read it");
    }
    return FileVisitResult.CONTINUE;
  }

  /** Reading one found in a folder might never end. */
  private static boolean isPipeOrDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    report.failed(file, Files.exists(file) ? "can't be read" : "there is no such file or folder");
    return FileVisitResult.CONTINUE;
  }
}
