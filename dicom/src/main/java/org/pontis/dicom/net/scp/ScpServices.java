package org.pontis.dicom.net.scp;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryExtension;

/**
 * Which services are provided, by SOP class. Storage classes stand apart: with C-GET they are
 * accepted for sending instances too.
 */
public final class ScpServices {
  private final Map<Uid, Service> services;
  private final Optional<StoreScp> store;
  private final Predicate<Uid> storageClasses;
  private final SyntaxChoice storedSyntaxes;
  private final Optional<CommitmentResultScp> commitmentResults;

  private ScpServices(Builder builder) {
    this.services = Map.copyOf(builder.services);
    this.store = builder.store;
    this.storageClasses = builder.storageClasses;
    this.storedSyntaxes = builder.storedSyntaxes;
    this.commitmentResults = builder.commitmentResults;
  }

  /** Nothing provided yet. */
  public static Builder builder() {
    return new Builder();
  }

  Optional<Service> service(Uid sopClass) {
    return Optional.ofNullable(services.get(sopClass));
  }

  Optional<StoreScp> store() {
    return store;
  }

  Optional<CommitmentResultScp> commitmentResults() {
    return commitmentResults;
  }

  boolean isStorage(Uid sopClass) {
    return !services.containsKey(sopClass) && storageClasses.test(sopClass);
  }

  boolean hasGet() {
    return services.values().stream().anyMatch(Service.Get.class::isInstance);
  }

  SyntaxChoice syntaxes(Uid sopClass) {
    return services.containsKey(sopClass) || sopClass.equals(Uids.StorageCommitmentPushModel)
        ? SyntaxChoice.OF_DATA_SETS
        : storedSyntaxes;
  }

  /** Collects services. */
  public static final class Builder {
    private final Map<Uid, Service> services = new HashMap<>();
    private Optional<StoreScp> store = Optional.empty();
    private Predicate<Uid> storageClasses = _ -> false;
    private SyntaxChoice storedSyntaxes = SyntaxChoice.ANY;
    private Optional<CommitmentResultScp> commitmentResults = Optional.empty();

    private Builder() {}

    /** Provides verification. */
    public Builder echo(EchoScp scp) {
      services.put(Uids.Verification, new Service.Echo(scp));
      return this;
    }

    /** Provides storage of the classes of {@link #storageClasses}. */
    public Builder store(StoreScp scp) {
      store = Optional.of(scp);
      return this;
    }

    /**
     * Says which SOP classes are storage classes, for C-STORE and C-GET; none that another service
     * is provided for.
     */
    public Builder storageClasses(Predicate<Uid> classes, SyntaxChoice syntaxes) {
      storageClasses = classes;
      storedSyntaxes = syntaxes;
      return this;
    }

    /** Provides queries by these information models, with extensions that are granted if asked. */
    public Builder find(
        Collection<InformationModel> models, Set<QueryExtension> extensions, FindScp scp) {
      models.forEach(model -> services.put(model.find(), new Service.Find(scp, extensions)));
      return this;
    }

    /** Provides the modality worklist (PS3.4 annex K). */
    public Builder worklist(FindScp scp) {
      services.put(Uids.ModalityWorklistInformationModelFind, new Service.Find(scp, Set.of()));
      return this;
    }

    /** Provides retrieval to others by these information models. */
    public Builder move(Collection<InformationModel> models, MoveScp scp) {
      models.forEach(model -> services.put(model.move(), new Service.Move(scp)));
      return this;
    }

    /** Provides retrieval over the same association by these information models. */
    public Builder get(Collection<InformationModel> models, GetScp scp) {
      models.forEach(model -> services.put(model.get(), new Service.Get(scp)));
      return this;
    }

    /** Provides storage commitment (PS3.4 annex J). */
    public Builder commitment(CommitmentScp scp) {
      services.put(Uids.StorageCommitmentPushModel, new Service.Commitment(scp));
      return this;
    }

    /** Takes the results of our own requests for safekeeping. */
    public Builder commitmentResults(CommitmentResultScp scp) {
      commitmentResults = Optional.of(scp);
      return this;
    }

    /** Provides instance availability notification (PS3.4 annex R). */
    public Builder availability(AvailabilityScp scp) {
      services.put(Uids.InstanceAvailabilityNotification, new Service.Availability(scp));
      return this;
    }

    /** What was collected. */
    public ScpServices build() {
      return new ScpServices(this);
    }
  }
}
