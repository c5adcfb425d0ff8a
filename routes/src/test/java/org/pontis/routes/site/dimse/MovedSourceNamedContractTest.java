package org.pontis.routes.site.dimse;

/** The contract over an archive that only moves, and names its C-MOVE in what it stores. */
class MovedSourceNamedContractTest extends MovedSourceContract {
  MovedSourceNamedContractTest() {
    super(DimseArchive.Originator.NAMED);
  }
}
