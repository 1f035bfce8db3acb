package datajoint.migrate.convert;

import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.Transfer;
import datajoint.model.AttributeType;
import datajoint.model.Lineage;
import java.util.Optional;

/** A column of a shadow table with everything that its declaration and its definition need. */
record ShadowColumn(
        LegacyColumn legacy,
        AttributeType type,
        String sqlType,
        String comment,
        String storedComment,
        Optional<Lineage> lineage,
        Transfer transfer) {
    PlannedColumn planned() {
        return new PlannedColumn(
                legacy.name(),
                legacy.sqlType(),
                type.text(),
                sqlType,
                storedComment,
                legacy.nullable(),
                lineage.map(Lineage::toString).orElse(""),
                transfer);
    }
}
