package datajoint.migrate.evidence;

import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Stopper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks through all values of the columns whose type does not say enough: each table in one pass, and each pointer column
 * beside its tracking table. Reads only.
 */
public final class EvidenceReader {
    private static final int AT_ONCE = 4;

    private final TableLook look;

    public EvidenceReader(Database database) {
        this.look = new TableLook(database.backend().dialect());
    }

    /** On one connection, one table after the other. */
    public Evidence read(Connection connection, Collection<LegacySchema> schemas) throws SQLException {
        Findings findings = new Findings();
        for (LegacyTable table : tables(schemas)) {
            look.into(connection, table, findings);
        }
        return findings.evidence();
    }

    /**
     * On several connections at once, the largest tables first.
     *
     * @throws datajoint.migrate.step.StoppedException if the stopper asks for it
     */
    public Evidence read(
            Connections connections, Collection<LegacySchema> schemas, Progress progress, Stopper stopper) {
        Findings findings = new Findings();
        List<LegacyTable> tables = tables(schemas);
        AtomicLong done = new AtomicLong();
        Together.each(AT_ONCE, tables, table -> {
            stopper.check();
            String doing = "Looking into " + table.name();
            connections.use(doing, connection -> {
                look.into(connection, table, findings);
                return true;
            });
            progress.report("looking into " + table.name(), done.incrementAndGet(), tables.size(), "tables");
        });
        return findings.evidence();
    }

    private static List<LegacyTable> tables(Collection<LegacySchema> schemas) {
        List<LegacyTable> tables = new ArrayList<>();
        for (LegacySchema schema : schemas) {
            for (LegacyTable table : schema.tables()) {
                if (!table.name().isHidden()) {
                    tables.add(table);
                }
            }
        }
        tables.sort(Comparator.comparingLong(LegacyTable::bytes).reversed());
        return tables;
    }
}
