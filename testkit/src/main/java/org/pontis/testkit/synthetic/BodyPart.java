package org.pontis.testkit.synthetic;

/** The regions there are phantoms of, named as in Body Part Examined (0018,0015). */
public enum BodyPart {
  HEAD,
  CHEST,
  ABDOMEN,
  BREAST,
  HEART
}
