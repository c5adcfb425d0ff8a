package org.pontis.routes.site.dimse;

/** The contract over an archive that only moves, and leaves out its C-MOVE in what it stores. */
class MovedSourceUnnamedContractTest extends MovedSourceContract {
  MovedSourceUnnamedContractTest() {
    super(DimseArchive.Originator.LEFT_OUT);
  }
}
