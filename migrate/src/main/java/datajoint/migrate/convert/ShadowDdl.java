package datajoint.migrate.convert;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.StoredIndex;
import datajoint.migrate.catalogue.LegacyCheck;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyIndex;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Writes the statement that makes a shadow: what 2.0 declares, and all else that the legacy table has. */
final class ShadowDdl {
    private static final Pattern SERVER_NAMED = Pattern.compile(".*_ibfk_\\d+|.*_chk_\\d+|CONSTRAINT_\\d+|\\d+");

    private final Dialect dialect;
    private final boolean mariaDb;
    private final Collations collations;
    private final UnaryOperator<TableName> shadows;

    /** @param shadows from a legacy table to its shadow */
    ShadowDdl(Dialect dialect, boolean mariaDb, Collations collations, UnaryOperator<TableName> shadows) {
        this.dialect = dialect;
        this.mariaDb = mariaDb;
        this.collations = collations;
        this.shadows = shadows;
    }

    String create(ShadowTable table) {
        LegacyTable legacy = table.legacy();
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column, legacy)));
        if (!legacy.primaryKey().isEmpty()) {
            parts.add("PRIMARY KEY (" + names(legacy.primaryKey()) + ")");
        }
        table.foreignKeys().forEach(key -> parts.add(foreignKey(key)));
        table.indexes().forEach(index -> parts.add(index(index)));
        legacy.checks().stream()
                .filter(check -> !isBroughtByType(check, table))
                .forEach(check -> parts.add(named(check.name()) + "CHECK (" + check.clause() + ")"));
        String collation = collations.of(legacy.collation());
        return "CREATE TABLE " + dialect.quote(shadows.apply(legacy.name())) + " (\n" + String.join(",\n", parts)
                + "\n) ENGINE=InnoDB" + " DEFAULT CHARSET=" + Collations.charset(collation) + " COLLATE="
                + collation + " COMMENT=" + dialect.literal(legacy.comment());
    }

    private String column(ShadowColumn column, LegacyTable table) {
        LegacyColumn legacy = column.legacy();
        StringBuilder sql =
                new StringBuilder(dialect.quote(legacy.name())).append(' ').append(column.sqlType());
        if (!column.sqlType().equals("json")
                && legacy.collation()
                        .filter(one -> !one.equals(table.collation()))
                        .isPresent()) {
            String collation = collations.of(legacy.collation().orElseThrow());
            sql.append(" CHARACTER SET ").append(Collations.charset(collation));
            sql.append(" COLLATE ").append(collation);
        }
        if (legacy.generated().isPresent()) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(legacy.generated().get())
                    .append(')');
            sql.append(legacy.stored() ? " STORED" : " VIRTUAL");
            sql.append(legacy.nullable() || mariaDb ? "" : " NOT NULL");
        } else {
            sql.append(legacy.nullable() ? " NULL" : " NOT NULL");
            legacy.defaultSql().ifPresent(value -> sql.append(" DEFAULT ").append(value));
            legacy.onUpdate().ifPresent(value -> sql.append(" ON UPDATE ").append(value));
            sql.append(legacy.autoIncrement() ? " AUTO_INCREMENT" : "");
        }
        if (!column.storedComment().isEmpty()) {
            sql.append(" COMMENT ").append(dialect.literal(column.storedComment()));
        }
        return sql.toString();
    }

    private String foreignKey(LegacyKey key) {
        return named(key.name()) + "FOREIGN KEY (" + names(key.columns()) + ") REFERENCES "
                + dialect.quote(shadows.apply(key.parent())) + " (" + names(key.parentColumns()) + ") ON UPDATE "
                + key.onUpdate() + " ON DELETE " + key.onDelete();
    }

    /** Names that a server made would be taken twice when tables move. */
    private String named(String constraint) {
        return SERVER_NAMED.matcher(constraint).matches() ? "" : "CONSTRAINT " + dialect.quote(constraint) + " ";
    }

    private String index(LegacyIndex index) {
        String kind = index.kind().equals("FULLTEXT") || index.kind().equals("SPATIAL")
                ? index.kind() + " "
                : index.unique() ? "UNIQUE " : "";
        return kind + "INDEX " + dialect.quote(index.name()) + " ("
                + index.elements().stream()
                        .map(element -> StoredIndex.sql(element, dialect))
                        .collect(joining(", "))
                + ")";
    }

    /** MariaDB adds such a check to a column that is declared as json. */
    private static boolean isBroughtByType(LegacyCheck check, ShadowTable table) {
        return table.columns().stream()
                .filter(column -> column.sqlType().equals("json"))
                .anyMatch(column ->
                        check.clause().equals("json_valid(`" + column.legacy().name() + "`)"));
    }

    private String names(List<String> columns) {
        return columns.stream().map(dialect::quote).collect(joining(", "));
    }
}
