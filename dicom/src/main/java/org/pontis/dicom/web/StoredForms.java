package org.pontis.dicom.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Selection of PS3.18 section 8.7.8 for what is stored in some transfer syntax. */
final class StoredForms implements Negotiated {

  /** The rows of a table of section 8.7.3: what a resource category can be sent as. */
  interface Category {
    /** Every media type the category can have. */
    List<MediaType> mediaTypes();

    /** What can be made of an object stored so for this wish, the best first. */
    Stream<Form> forms(TransferSyntax stored, Wish wish);

    /** What a client may ask for, as a sentence ends with it. */
    String offered();
  }

  /** A media type and a transfer syntax. */
  record Form(MediaType mediaType, TransferSyntax transferSyntax) {}

  private final List<Wish> all;
  private final List<Wish> wishes;
  private final Category category;

  private StoredForms(List<Wish> all, List<Wish> wishes, Category category) {
    this.all = all;
    this.wishes = wishes;
    this.category = category;
  }

  static Negotiated negotiate(Accept accept, Extent extent, Category category) {
    List<Wish> all = Wish.of(accept);
    List<Wish> possible =
        all.stream()
            .filter(wish -> !wish.isRefusal())
            .filter(wish -> extent == Extent.ONE || wish.packagings().contains(Packaging.MULTIPART))
            .filter(wish -> category.mediaTypes().stream().anyMatch(wish.range()::covers))
            .toList();
    StoredForms forms = new StoredForms(all, possible, category);
    if (possible.isEmpty()) {
      throw forms.refusal("none of the accepted media types is offered here");
    }
    return forms;
  }

  @Override
  public Optional<Representation> select(TransferSyntax stored) {
    return wishes.stream().flatMap(wish -> representations(wish, stored)).findFirst();
  }

  @Override
  public boolean takesAsStored() {
    return wishes.stream().anyMatch(wish -> wish.syntax() instanceof Wish.Syntax.AsStored);
  }

  private Stream<Representation> representations(Wish wish, TransferSyntax stored) {
    Packaging packaging = wish.packaging();
    return category
        .forms(stored, wish)
        .filter(form -> wish.covers(packaging, form.mediaType()))
        .filter(form -> !wish.isOverruled(all, packaging, form.mediaType()))
        .map(form -> new Representation(packaging, form.mediaType(), form.transferSyntax()));
  }

  @Override
  public Representation require(TransferSyntax stored) {
    return select(stored)
        .orElseThrow(
            () -> refusal("stored in transfer syntax " + stored.uid() + ", which is not accepted"));
  }

  private ImagingException refusal(String reason) {
    return ImagingException.of(
        ProblemType.NOT_ACCEPTABLE, reason + "; ask for " + category.offered());
  }
}
