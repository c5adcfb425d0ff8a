package org.pontis.testkit;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.SiteId;

/** Keeps the data sets it takes, and declines after a number of them. Thread-safe. */
public final class RecordingSink implements DatasetSink {
  private final int wanted;
  private final List<Dataset> datasets = new ArrayList<>();
  private final List<SiteId> sites = new ArrayList<>();

  private RecordingSink(int wanted) {
    this.wanted = wanted;
  }

  /** A sink that takes everything. */
  public static RecordingSink ofAll() {
    return new RecordingSink(Integer.MAX_VALUE);
  }

  /** A sink that declines when it takes the last of so many. */
  public static RecordingSink ofFirst(int wanted) {
    return new RecordingSink(wanted);
  }

  @Override
  public synchronized boolean accept(SiteId site, Dataset dataset) {
    datasets.add(dataset);
    sites.add(site);
    return datasets.size() < wanted;
  }

  /** What was taken, in order. */
  public synchronized List<Dataset> datasets() {
    return List.copyOf(datasets);
  }

  /** The site of each data set, in order. */
  public synchronized List<SiteId> sites() {
    return List.copyOf(sites);
  }

  /** The first value of an attribute of each data set, in order; empty text where absent. */
  public List<String> strings(Tag tag) {
    return datasets().stream().map(dataset -> dataset.string(tag).orElse("")).toList();
  }
}
