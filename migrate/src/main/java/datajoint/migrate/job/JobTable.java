package datajoint.migrate.job;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.codec.array.NdArray;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.AttributeType;
import datajoint.model.AttributeTypes;
import datajoint.model.CoreType;
import datajoint.model.TableName;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The job table of 2.0 for one table that is populated: the same as Python makes. */
final class JobTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final String STATUS = "enum('pending', 'reserved', 'success', 'error', 'ignore')";
    /** What Python writes for a job that nobody gave a priority. */
    private static final int PRIORITY = 5;

    private final PlannedTable target;
    private final TableName name;
    private final Dialect dialect;
    private final List<PlannedColumn> key;

    JobTable(PlannedTable target, Dialect dialect) {
        this.target = target;
        this.dialect = dialect;
        this.name = new TableName(
                target.shadow().schema(), "~~" + target.shadow().table().replaceFirst("^_+", ""));
        this.key = target.columns().stream().filter(this::isInherited).toList();
    }

    TableName name() {
        return name;
    }

    List<String> key() {
        return key.stream().map(PlannedColumn::name).toList();
    }

    /** Part of the primary key, and of a foreign key that lies in the primary key. */
    private boolean isInherited(PlannedColumn column) {
        return target.primaryKey().contains(column.name())
                && target.foreignKeys().stream()
                        .map(PlannedKey::columns)
                        .anyMatch(columns -> columns.contains(column.name())
                                && target.primaryKey().containsAll(columns));
    }

    String create() {
        List<String> lines = new ArrayList<>();
        key.forEach(column ->
                lines.add(dialect.quote(column.name()) + " " + column.sqlType() + " NOT NULL" + comment(mark(column))));
        lines.add("`status` " + STATUS + " NOT NULL" + comment(":" + STATUS + ":"));
        lines.add("`priority` tinyint NOT NULL" + comment(":int8:"));
        lines.add("`created_time` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)" + comment(":datetime(3):"));
        lines.add("`scheduled_time` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)" + comment(":datetime(3):"));
        lines.add("`reserved_time` datetime(3) DEFAULT NULL" + comment(":datetime(3):"));
        lines.add("`completed_time` datetime(3) DEFAULT NULL" + comment(":datetime(3):"));
        lines.add("`duration` double DEFAULT NULL" + comment(":float64:"));
        lines.add("`error_message` varchar(2047) NOT NULL DEFAULT ''" + comment(":varchar(2047):"));
        lines.add("`error_stack` longblob DEFAULT NULL" + comment(":<blob>:"));
        lines.add("`user` varchar(255) NOT NULL DEFAULT ''" + comment(":varchar(255):"));
        lines.add("`host` varchar(255) NOT NULL DEFAULT ''" + comment(":varchar(255):"));
        lines.add("`pid` int NOT NULL DEFAULT '0'" + comment(":int32:"));
        lines.add("`connection_id` bigint NOT NULL DEFAULT '0'" + comment(":int64:"));
        lines.add("`version` varchar(64) NOT NULL DEFAULT ''" + comment(":varchar(64):"));
        lines.add("PRIMARY KEY ("
                + key.stream().map(PlannedColumn::name).map(dialect::quote).collect(joining(", ")) + ")");
        lines.add("INDEX `status` (`status`, `priority`, `scheduled_time`)");
        String about = "Job queue for `%s`.`%s`"
                .formatted(target.legacy().schema(), target.legacy().table());
        return "CREATE TABLE IF NOT EXISTS " + dialect.quote(name) + " (\n" + String.join(",\n", lines)
                + "\n) ENGINE=InnoDB COMMENT=" + dialect.literal(about);
    }

    private String comment(String text) {
        return text.isEmpty() ? "" : " COMMENT " + dialect.literal(text);
    }

    private static String mark(PlannedColumn column) {
        AttributeType type = AttributeTypes.ofColumn(column.sqlType());
        if (column.type().equals("uuid")) {
            return ":uuid:";
        }
        return type instanceof AttributeType.Core core && !(core.type() instanceof CoreType.IntegerType)
                ? ":" + core.text() + ":"
                : "";
    }

    /** True if the job's row is in the target, so that the job is done after all. */
    boolean isDone(Connection connection, LegacyJob job) throws SQLException {
        String where = job.key().keySet().stream()
                .map(part -> dialect.quote(part) + " = ?")
                .collect(joining(" AND "));
        String sql = "SELECT 1 FROM " + dialect.quote(target.shadow()) + " WHERE " + where + " LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (Object value : job.key().values()) {
                bind(select, place++, value);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    void put(Connection connection, LegacyJob job) throws SQLException {
        List<String> columns = new ArrayList<>(key());
        columns.addAll(List.of(
                "status",
                "priority",
                "created_time",
                "scheduled_time",
                "completed_time",
                "error_message",
                "error_stack"));
        columns.addAll(List.of("user", "host", "pid", "connection_id"));
        String sql = "REPLACE INTO " + dialect.quote(name) + " ("
                + columns.stream().map(dialect::quote).collect(joining(", ")) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(joining(", ")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int place = 1;
            for (String column : key()) {
                bind(insert, place++, Objects.requireNonNull(job.key().get(column)));
            }
            insert.setString(place++, job.status());
            insert.setInt(place++, PRIORITY);
            insert.setString(place++, job.time());
            insert.setString(place++, job.time());
            insert.setString(place++, job.status().equals("error") ? job.time() : null);
            insert.setString(place++, job.message());
            insert.setBytes(place++, job.stack());
            insert.setString(place++, job.user());
            insert.setString(place++, job.host());
            insert.setLong(place++, job.process());
            insert.setLong(place, job.connection());
            insert.executeUpdate();
        }
    }

    /** Whether the key of a job says all that this table needs. */
    boolean takes(Map<String, Object> values) {
        return !key.isEmpty() && values.keySet().containsAll(key());
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof UUID uuid) {
            ByteBuffer bytes = ByteBuffer.allocate(16);
            bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            statement.setBytes(place, bytes.array());
        } else if (value instanceof LocalDateTime time) {
            statement.setString(place, TIME.format(time));
        } else if (value instanceof NdArray scalar && scalar.dimensions() == 0) {
            bind(statement, place, scalar.at());
        } else {
            statement.setString(place, String.valueOf(value));
        }
    }
}
