package org.pontis.dicom.encoding;

import org.pontis.dicom.data.Tag;

/** Which elements belong to what is read, and which tag ends it. */
sealed interface TagRange {
  /** Whether reading ends before this tag at top level. */
  boolean stopsAt(Tag tag);

  /** Whether an element of this tag at top level belongs to what is read. */
  boolean keeps(Tag tag);

  /** The file meta information: group 0002 (PS3.10 section 7.1). */
  record FileMeta() implements TagRange {
    @Override
    public boolean stopsAt(Tag tag) {
      return tag.group() != 2;
    }

    @Override
    public boolean keeps(Tag tag) {
      return true;
    }
  }

  /** A whole data set; group 0000 and 0002 are none of it (PS3.5 section 7.1). */
  record Whole() implements TagRange {
    @Override
    public boolean stopsAt(Tag tag) {
      return false;
    }

    @Override
    public boolean keeps(Tag tag) {
      return tag.group() != 0 && tag.group() != 2;
    }
  }

  /** What of a data set comes before a tag. */
  record Before(Tag stop) implements TagRange {
    @Override
    public boolean stopsAt(Tag tag) {
      return tag.compareTo(stop) >= 0 && tag.group() != 0xFFFE;
    }

    @Override
    public boolean keeps(Tag tag) {
      return tag.group() != 0 && tag.group() != 2;
    }
  }
}
