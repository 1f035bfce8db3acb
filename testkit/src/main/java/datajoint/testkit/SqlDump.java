package datajoint.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dump of {@code mysqldump} or {@code pg_dump}, loaded under other names so that tests do not meet. */
public final class SqlDump {
    private static final Pattern CREATED = Pattern.compile("CREATE DATABASE [^`]*`([^`]+)`");
    private static final Pattern DELIMITER = Pattern.compile("DELIMITER\\s+(\\S+)\\s*");

    private final String text;

    private SqlDump(String text) {
        this.text = text;
    }

    /** A dump as it is, for a connection that stands in its database. */
    public static SqlDump of(String text) {
        return new SqlDump(text);
    }

    /** @param prefix what the names of the databases begin with in the dump, and in the server */
    public static SqlDump renamed(String text, String prefix, String newPrefix) {
        return new SqlDump(text.replace(prefix, newPrefix));
    }

    /** The names of the databases, as they are in the server. */
    public Set<String> databases() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = CREATED.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    public void load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
        }
    }

    /** A statement ends with a line; line breaks inside values are escaped in a dump. */
    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        String end = ";";
        for (String line : text.lines().toList()) {
            Matcher delimiter = DELIMITER.matcher(line);
            if (delimiter.matches()) {
                end = delimiter.group(1);
            } else if (!line.isBlank() && !line.startsWith("--")) {
                open.append(line).append('\n');
                if (line.endsWith(end)) {
                    open.setLength(open.length() - 1 - end.length());
                    statements.add(open.toString());
                    open.setLength(0);
                }
            }
        }
        return statements;
    }
}
