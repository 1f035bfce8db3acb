package datajoint.gc;

import datajoint.backend.MarkedColumn;
import datajoint.backend.Survey;
import datajoint.database.Database;
import datajoint.database.Lease;
import datajoint.model.AccessException;
import datajoint.model.CodecException;
import datajoint.store.ObjectReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Reads every reference to a store from every schema of some servers. All of them, or an error. */
final class Marker {
    private static final int MOST_LOOKS = 8;
    private static final int PROGRESS_ROWS = 10_000;

    private final List<Database> databases;
    private final Set<String> unrelated;
    private final String location;
    private final GcProgress progress;

    Marker(List<Database> databases, Set<String> unrelated, String location, GcProgress progress) {
        this.databases = List.copyOf(databases);
        this.unrelated = unrelated;
        this.location = location;
        this.progress = progress;
    }

    Marks mark() {
        LivePaths live = new LivePaths(location);
        Set<String> schemas = new TreeSet<>();
        AtomicLong rows = new AtomicLong();
        for (Database database : databases) {
            database.connections().requireNoTransaction("Looking for references to a store");
            mark(database, live, schemas, rows);
        }
        progress.at("references read", rows.get());
        return new Marks(live, schemas);
    }

    /** Tables that change while they are read take a new look; what the first one found stays. */
    private void mark(Database database, LivePaths live, Set<String> schemas, AtomicLong rows) {
        Survey survey = database.backend().survey();
        for (int look = 1; ; look++) {
            try (Lease lease = database.connections().lease("Reading references to a store")) {
                look(database, lease.connection(), live, schemas, rows);
                return;
            } catch (OutdatedException e) {
                if (look == MOST_LOOKS || !survey.isOutdated(e.error())) {
                    throw database.backend().errors().translate(e.error(), "Reading the references of " + e.where());
                }
            }
        }
    }

    private void look(Database database, Connection connection, LivePaths live, Set<String> schemas, AtomicLong rows) {
        String where = "all schemas";
        try {
            Survey survey = database.backend().survey();
            survey.begin(connection);
            survey.blindSpot(connection).ifPresent(reason -> {
                throw blind(database, reason);
            });
            schemas.addAll(database.backend().catalog().schemas(connection));
            ReferenceReader reader = new ReferenceReader(database);
            for (MarkedColumn marked : survey.codedColumns(connection)) {
                where = marked.toString();
                StoreColumn column = StoreColumn.of(marked, database.codecs());
                if (column.mayRefer() && !unrelated.contains(marked.table().schema())) {
                    reader.read(connection, column, (references, stored) -> {
                        references.forEach(reference -> add(live, column, reference));
                        if (rows.incrementAndGet() % PROGRESS_ROWS == 0) {
                            progress.at("references read", rows.get());
                        }
                    });
                }
            }
        } catch (SQLException e) {
            throw new OutdatedException(where, e);
        }
    }

    private static void add(LivePaths live, StoreColumn column, ObjectReference reference) {
        if (!live.add(reference.path())) {
            throw new CodecException(
                    "%s refers to a whole store by the path '%s'.".formatted(column, reference.path()),
                    "Nothing in that store can be told to be garbage; let the row refer to a folder of it.");
        }
    }

    private static AccessException blind(Database database, String reason) {
        return new AccessException(
                "This account may not see all tables of %s: %s."
                        .formatted(database.backend().product(), reason),
                "Collect with an account that may SELECT from every schema; an unseen row could need any object.");
    }

    /** An error of the server, on its way to where it is known whether another look helps. */
    private static final class OutdatedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String where;
        private final SQLException error;

        OutdatedException(String where, SQLException error) {
            super(error);
            this.where = where;
            this.error = error;
        }

        String where() {
            return where;
        }

        SQLException error() {
            return error;
        }
    }
}
