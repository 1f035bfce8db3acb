package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.RangeDigests;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies, keeps the certificate in the journal, and fails if anything is wrong that nobody accepted. */
public final class VerifyStep implements Step {
    private static final String WORD = StepName.VERIFY.word();
    private static final String CERTIFICATE = "certificate";

    private final VerifyOptions options;

    public VerifyStep(VerifyOptions options) {
        this.options = options;
    }

    @Override
    public StepName name() {
        return StepName.VERIFY;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        Dialect dialect = context.servers().target().backend().dialect();
        for (PlannedTable table : context.plan().tables()) {
            if (!table.primaryKey().isEmpty()) {
                RangeDigests digests = new RangeDigests(TableForm.of(table, dialect));
                RowSource legacy = RowSource.all(context.servers().source(), table.legacy());
                RowSource shadow = RowSource.all(context.servers().target(), table.shadow());
                operations.add(new Operation.Sql(digests.sql(legacy, KeyRange.ALL)));
                operations.add(new Operation.Sql(digests.sql(shadow, KeyRange.ALL)));
            }
            for (PlannedColumn column : table.pointers()) {
                operations.add(
                        new Operation.File("read each object of %s.%s".formatted(table.legacy(), column.name())));
            }
        }
        return operations;
    }

    /** @throws DifferencesException if anything is wrong that nobody accepted */
    @Override
    public Outcome run(Context context) {
        Certificate certificate = Verification.certificate(context, options);
        context.log().note(WORD, CERTIFICATE, "latest", CertificateJson.write(certificate));
        if (!certificate.isGood()) {
            throw new DifferencesException(certificate);
        }
        return new Outcome(
                Map.of(
                        "tables",
                        (long) certificate.tables().size(),
                        "rows",
                        certificate.rows(),
                        "blobs",
                        certificate.tables().stream()
                                .mapToLong(TableProof::blobs)
                                .sum(),
                        "pointers",
                        certificate.tables().stream()
                                .mapToLong(TableProof::pointers)
                                .sum(),
                        "objects",
                        certificate.tables().stream()
                                .mapToLong(TableProof::objects)
                                .sum(),
                        "accepted",
                        (long) certificate.accepted().size(),
                        "unreadable",
                        (long) certificate.unreadable().size()),
                certificate.digest(),
                List.of("Certificate " + certificate.digest()));
    }

    /** Forgets the certificate. */
    @Override
    public void undo(Context context) {
        context.log().forget(WORD, CERTIFICATE);
    }

    /** The certificate that was made last, good or not. */
    public static Optional<Certificate> latest(RunLog log) {
        return log.notes(WORD, CERTIFICATE).stream()
                .map(Note::text)
                .map(CertificateJson::read)
                .findFirst();
    }
}
