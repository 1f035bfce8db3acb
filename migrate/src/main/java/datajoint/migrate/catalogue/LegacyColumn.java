package datajoint.migrate.catalogue;

import java.util.Optional;

/**
 * A column as the server tells it.
 *
 * @param sqlType with display widths and {@code unsigned}, as the server writes it
 * @param defaultSql what stands after {@code DEFAULT}; empty if nothing does
 * @param onUpdate what stands after {@code ON UPDATE}
 * @param generated the expression of a generated column
 * @param stored whether a generated column is {@code STORED}
 * @param charset of a text column
 */
public record LegacyColumn(
        String name,
        String sqlType,
        boolean nullable,
        Optional<String> defaultSql,
        boolean autoIncrement,
        Optional<String> onUpdate,
        Optional<String> generated,
        boolean stored,
        Optional<String> charset,
        Optional<String> collation,
        String comment) {}
