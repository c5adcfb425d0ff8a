package org.pontis.testkit.synthetic;

/** The modalities there are synthetic studies of, named as in Modality (0008,0060). */
public enum Modality {
  CT,
  MR,
  MG,
  PT,
  US
}
