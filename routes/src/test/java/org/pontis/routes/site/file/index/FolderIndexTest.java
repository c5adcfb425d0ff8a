package org.pontis.routes.site.file.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;

class FolderIndexTest {
  private static final int FOLDERS = 40_000;

  private final FolderIndex index = new FolderIndex(Optional.empty());

  private void know(String path) {
    index.put(new Unserved(path, new FileState(1, 1), Kind.SKIPPED, "for a test"));
  }

  @Test
  void paths_areThoseBelowAFolder() {
    know("a/b.dcm");
    know("a/c/d.dcm");
    know("a");
    know("a.dcm");
    know("ab/c.dcm");

    assertThat(index.paths("a")).containsExactly("a/b.dcm", "a/c/d.dcm");
    assertThat(index.paths("")).hasSize(5);
  }

  /** Each removal looks only at what it removes: looking at all takes minutes here. */
  @Test
  @Timeout(20)
  void removeAll_ofManyFoldersTakesTimeInProportion() {
    for (int i = 0; i < FOLDERS; i++) {
      know("study-" + i + "/image.dcm");
    }

    for (int i = 0; i < FOLDERS; i++) {
      index.removeAll("study-" + i);
    }

    assertThat(index.paths("")).isEmpty();
  }
}
