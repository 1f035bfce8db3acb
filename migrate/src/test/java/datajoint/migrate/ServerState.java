package datajoint.migrate;

import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** All tables, views and triggers of some schemas and of those made from them, with how many rows there are. */
public final class ServerState {
    private ServerState() {}

    public static List<String> of(TestServer server, List<String> schemas) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Connection connection = server.connect()) {
            for (String schema : schemas) {
                for (String suffix : List.of("", "_v2", "_old")) {
                    read(connection, schema + suffix, state);
                }
            }
        }
        return state;
    }

    /** Tables with sums of their rows, and triggers, of schemas with a suffix; named as if they had none. */
    public static List<String> tables(TestServer server, List<String> schemas, String suffix) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Connection connection = server.connect()) {
            for (String schema : schemas) {
                for (String table : texts(
                        connection,
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + suffix
                                + "' AND table_type = 'BASE TABLE' AND table_name <> '~backup' ORDER BY 1")) {
                    String name = "`" + schema + suffix + "`.`" + table + "`";
                    state.add(name + " " + texts(connection, "CHECKSUM TABLE " + name));
                    state.add(texts(connection, "SHOW CREATE TABLE " + name).toString());
                }
                state.addAll(texts(
                        connection,
                        "SELECT concat_ws(' ', trigger_name, event_object_table, action_timing, event_manipulation,"
                                + " definer, sql_mode, action_order, action_statement) FROM information_schema.triggers"
                                + " WHERE trigger_schema = '" + schema + suffix + "' ORDER BY 1"));
            }
        }
        return state.stream()
                .map(line -> {
                    String plain = line;
                    for (String schema : schemas) {
                        plain = plain.replace("`" + schema + suffix + "`", "`" + schema + "`");
                    }
                    return plain;
                })
                .toList();
    }

    private static void read(Connection connection, String schema, List<String> state) throws SQLException {
        for (String table : texts(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "'"
                        + " AND table_type = 'BASE TABLE' ORDER BY 1")) {
            String name = "`" + schema + "`.`" + table + "`";
            state.add(name + " " + texts(connection, "SELECT count(*) FROM " + name));
            state.add(texts(connection, "SHOW CREATE TABLE " + name).toString());
        }
        state.addAll(texts(
                connection,
                "SELECT concat(trigger_name, ' ', event_object_table, ' ', action_statement)"
                        + " FROM information_schema.triggers WHERE trigger_schema = '" + schema + "' ORDER BY 1"));
        state.addAll(texts(
                connection,
                "SELECT concat(table_name, ' ', view_definition) FROM information_schema.views"
                        + " WHERE table_schema = '" + schema + "' ORDER BY 1"));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                texts.add(rows.getString(last));
            }
        }
        return texts;
    }
}
