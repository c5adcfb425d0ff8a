package org.pontis.dicom.net.ul;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.net.pdu.ProposedContext;

/** Which wanted contexts go into which association, since one holds 128 (PS3.8 9.3.2.2). */
public final class ContextPlan {
  private ContextPlan() {}

  /** The contexts of as few associations as possible, in the order wanted, repeats left out. */
  public static List<List<ProposedContext>> split(List<WantedContext> wanted) {
    List<WantedContext> distinct = wanted.stream().distinct().toList();
    List<List<ProposedContext>> associations = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += ProposedContext.MOST) {
      int to = Math.min(distinct.size(), from + ProposedContext.MOST);
      associations.add(numbered(distinct.subList(from, to)));
    }
    return List.copyOf(associations);
  }

  private static List<ProposedContext> numbered(List<WantedContext> wanted) {
    List<ProposedContext> contexts = new ArrayList<>();
    for (WantedContext context : wanted) {
      int id = 2 * contexts.size() + 1;
      contexts.add(new ProposedContext(id, context.abstractSyntax(), context.transferSyntaxes()));
    }
    return List.copyOf(contexts);
  }
}
