package datajoint.migrate.pointer;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.journal.Note;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.StepName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that are not as they should be. They stop a cutover unless each is accepted by its place. */
public final class Problems {
    /** The kind of note that a place with something wrong gets in the journal, under the step of the pointers. */
    public static final String PROBLEM = "problem";

    /** The kind of note by which a person accepts it. */
    public static final String ACCEPTED = "accepted";

    private static final String WORD = StepName.POINTERS.word();
    private static final int SHOWN = 10;

    private final Context context;

    public Problems(Context context) {
        this.context = context;
    }

    /** All of them as the last run of the pointers found them, with at most so many rows each. */
    public List<PointerProblem> all(int mostRows) {
        PointerMap map =
                new PointerMap(context.servers().target(), context.log().id());
        map.create();
        List<PointerProblem> all = new ArrayList<>();
        for (PointerColumn column : PointerColumn.all(context)) {
            for (Pointer pointer : map.problems(column.source())) {
                all.add(new PointerProblem(
                        pointer.place(),
                        column.table().legacy(),
                        column.column().name(),
                        pointer.state(),
                        pointer.detail(),
                        rows(column, pointer.value(), mostRows)));
            }
        }
        return all;
    }

    /** Those that nobody accepted yet, as the journal tells them. */
    public List<Note> open() {
        Set<String> accepted =
                context.log().notes(WORD, ACCEPTED).stream().map(Note::key).collect(Collectors.toSet());
        return context.log().notes(WORD, PROBLEM).stream()
                .filter(note -> !accepted.contains(note.key()))
                .toList();
    }

    /** Tells the journal; gives how many places there are. */
    int write() {
        context.log().forget(WORD, PROBLEM);
        Map<String, String> places = new LinkedHashMap<>();
        all(SHOWN)
                .forEach(problem -> places.merge(problem.place(), problem.toString(), (one, two) -> one + "\n" + two));
        places.forEach((place, text) -> context.log().note(WORD, PROBLEM, place, text));
        return places.size();
    }

    /** The keys of the rows that hold a legacy pointer. */
    private List<String> rows(PointerColumn column, String value, int most) {
        Database legacy = context.servers().source();
        Dialect dialect = legacy.backend().dialect();
        PrimaryKey key = PrimaryKey.of(column.table(), dialect);
        String sql = "SELECT " + (key.isEmpty() ? "1" : String.join(", ", key.texts())) + " FROM "
                + dialect.quote(column.table().legacy()) + " WHERE "
                + Tracking.is(
                        column.pointer().kind(), dialect.quote(column.column().name()))
                + (key.isEmpty() ? "" : " ORDER BY " + key.list()) + " LIMIT " + most;
        return Sessions.use(legacy.connections(), "Finding rows of " + column.source(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, value);
                return keys(select, column.table().primaryKey());
            }
        });
    }

    private static List<String> keys(PreparedStatement select, List<String> names) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                List<String> one = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    one.add(names.get(i) + "=" + rows.getString(i + 1));
                }
                keys.add("(" + String.join(", ", one) + ")");
            }
        }
        return keys;
    }
}
