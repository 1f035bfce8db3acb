package datajoint.migrate.pointer;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes pointers back, and the objects that were written for them and that nobody else needs. */
final class PointerUndo {
    private final Context context;
    private final Database target;
    private final WrittenObjects objects;

    PointerUndo(Context context) {
        this.context = context;
        this.target = context.servers().target();
        this.objects = new WrittenObjects(target, context.log().id());
    }

    void run() {
        PointerMap map = new PointerMap(target, context.log().id());
        map.create();
        objects.create();
        PointerColumn.all(context).forEach(column -> new Placeholders(column).putBack());
        Set<String> needed = neededPaths();
        for (String name : objects.stores()) {
            Store store = target.stores().store(Optional.of(name));
            List<ObjectPath> paths = objects.ours(name).stream()
                    .filter(path -> !needed.contains(path.text()) && !objects.handOver(store, path))
                    .toList();
            target.stores().workers().each(paths, path -> removed(store, path));
        }
        objects.forget();
        map.forget();
        context.log().forget(StepName.POINTERS.word(), Problems.PROBLEM);
    }

    private static ObjectPath removed(Store store, ObjectPath path) {
        store.storage().delete(path);
        return path;
    }

    /** Rows that came after the copy, by clients of 2.0, may share an object with legacy ones. */
    private Set<String> neededPaths() {
        return target.connections().use("Looking for pointers of other rows", connection -> {
            Set<String> paths = new HashSet<>();
            for (PlannedSchema schema : context.plan().schemas()) {
                for (String select : selects(connection, schema.shadow())) {
                    paths.addAll(texts(connection, select));
                }
            }
            return paths;
        });
    }

    private List<String> selects(Connection connection, String schema) throws SQLException {
        Dialect dialect = target.backend().dialect();
        List<String> selects = new ArrayList<>();
        String sql = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = ?"
                + " AND column_comment LIKE ':<%@%>:%'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String path = "JSON_EXTRACT(" + dialect.quote(row.getString(2)) + ", '$.path')";
                    selects.add("SELECT DISTINCT JSON_UNQUOTE(" + path + ") FROM "
                            + dialect.quote(new TableName(schema, row.getString(1))) + " WHERE " + path
                            + " IS NOT NULL");
                }
            }
        }
        return selects;
    }

    private static Set<String> texts(Connection connection, String sql) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
