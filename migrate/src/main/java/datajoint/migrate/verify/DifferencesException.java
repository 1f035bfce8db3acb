package datajoint.migrate.verify;

import datajoint.model.MigrationException;
import java.util.stream.Collectors;

/** The new tables or objects are not what the legacy ones are; the certificate has each difference. */
public final class DifferencesException extends MigrationException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient Certificate certificate;

    DifferencesException(Certificate certificate) {
        super(
                "%d things are not as they were:\n  %s\n."
                        .formatted(
                                certificate.problems().size(),
                                certificate.problems().stream()
                                        .limit(SHOWN)
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n  "))),
                "Mend the cause and run the step before again, or accept each by its name: dj migrate accept '%s'."
                        .formatted(certificate.problems().get(0).name()));
        this.certificate = certificate;
    }

    public Certificate certificate() {
        return certificate;
    }
}
