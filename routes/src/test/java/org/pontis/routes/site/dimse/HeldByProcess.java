package org.pontis.routes.site.dimse;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds at a moment: its threads, platform and virtual, by their numbers; how
 * many file descriptors, sockets among them; and our files in the folder for temporary ones.
 */
record HeldByProcess(Map<Long, String> threads, long descriptors, Set<String> temporaryFiles) {
  private static final Pattern THREAD = Pattern.compile("#(\\d+) \"([^\"]*)\".*");

  /** What carries virtual threads and waits for their sockets, and what polls for tests. */
  private static final Pattern OF_THE_JVM =
      Pattern.compile("ForkJoinPool-\\d+-worker-\\d+|.*-Poller.*|VirtualThread-.*|awaitility.*");

  /** What is held now; the dump of threads is written into this folder for a moment. */
  static HeldByProcess now(Path folder) {
    try {
      return new HeldByProcess(liveThreads(folder), openDescriptors(), ourTemporaryFiles());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is held here and was not before; nothing where nothing was left behind. */
  String beyond(HeldByProcess before) {
    TreeSet<String> more = new TreeSet<>();
    threads.forEach((number, name) -> {
      if (!before.threads.containsKey(number) && !OF_THE_JVM.matcher(name).matches()) {
        more.add("thread " + name);
      }
    });
    if (descriptors > before.descriptors) {
      more.add("%d file descriptors".formatted(descriptors - before.descriptors));
    }
    temporaryFiles.stream()
        .filter(name -> !before.temporaryFiles.contains(name))
        .forEach(name -> more.add("file " + name));
    return String.join(", ", more);
  }

  private static Map<Long, String> liveThreads(Path folder) throws IOException {
    Path dump = folder.resolve(UUID.randomUUID() + ".threads").toAbsolutePath();
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
    Map<Long, String> threads = new TreeMap<>();
    try (Stream<String> lines = Files.lines(dump)) {
      lines
          .map(THREAD::matcher)
          .filter(Matcher::matches)
          .forEach(thread -> threads.put(Long.valueOf(thread.group(1)), thread.group(2)));
    }
    Files.delete(dump);
    return threads;
  }

  private static long openDescriptors() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }

  private static Set<String> ourTemporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("pontis-instance"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
