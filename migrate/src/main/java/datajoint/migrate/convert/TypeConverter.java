package datajoint.migrate.convert;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.plan.Transfer;
import datajoint.model.AttributeType;
import datajoint.model.AttributeTypes;
import datajoint.model.CoreType;
import datajoint.model.NativeTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the type of 2.0 that holds the values of a legacy column, all of them. */
final class TypeConverter {
    private static final Pattern ADAPTER = Pattern.compile("<\\s*([A-Za-z_]\\w*)\\s*>");
    private static final Pattern BLOB = Pattern.compile("(tiny|medium|long|)blob");
    private static final Pattern KEPT = Pattern.compile("(?i)(timestamp|time|year)\\b.*|.*zerofill.*");

    private final Dialect dialect;
    private final Evidence evidence;
    private final PointerConverter pointers;

    TypeConverter(Dialect dialect, Evidence evidence, StoreMap stores) {
        this.dialect = dialect;
        this.evidence = evidence;
        this.pointers = new PointerConverter(evidence, stores);
    }

    /** A column that no foreign key of the pipeline brings. */
    ConvertedType convert(LegacyTable table, LegacyColumn column) {
        Transfer transfer = column.generated().isPresent() ? new Transfer.Generated() : new Transfer.Same();
        LegacyMark mark = LegacyMark.of(column.comment());
        Optional<ConvertedType> pointer = pointers.convert(table, column, mark);
        if (pointer.isPresent()) {
            return pointer.get();
        }
        if (mark.mark().isPresent()) {
            Optional<ConvertedType> marked = marked(column, mark.mark().get(), mark.comment(), transfer);
            if (marked.isPresent()) {
                return marked.get();
            }
        }
        if (BLOB.matcher(column.sqlType()).matches()) {
            boolean plain = evidence.binary(table.name(), column.name()).isPlain();
            return new ConvertedType(type(plain ? "bytes" : "<blob>"), "longblob", column.comment(), transfer);
        }
        AttributeType type = plain(table, column);
        String sqlType = type instanceof AttributeType.Core core && isResized(core.type())
                ? dialect.columnType(core.type())
                : column.sqlType();
        return new ConvertedType(type, sqlType, column.comment(), transfer);
    }

    /** Text, enums and decimals keep their columns, whose spelling may say more than the type. */
    private static boolean isResized(CoreType type) {
        return type instanceof CoreType.IntegerType
                || type instanceof CoreType.FloatType
                || type == CoreType.Simple.BOOL
                // MariaDB tells of longtext, and checks what comes in only if the column is declared as json.
                || type == CoreType.Simple.JSON;
    }

    private Optional<ConvertedType> marked(LegacyColumn column, String mark, String comment, Transfer transfer) {
        if (mark.equalsIgnoreCase("uuid")) {
            return Optional.of(new ConvertedType(type("uuid"), column.sqlType(), comment, transfer));
        }
        if (mark.equalsIgnoreCase("attach")) {
            return Optional.of(new ConvertedType(type("<attach>"), "longblob", comment, transfer));
        }
        if (ADAPTER.matcher(mark).matches()) {
            String sqlType = BLOB.matcher(column.sqlType()).matches() ? "longblob" : column.sqlType();
            return Optional.of(new ConvertedType(type(mark), sqlType, comment, transfer));
        }
        return Optional.empty();
    }

    private AttributeType plain(LegacyTable table, LegacyColumn column) {
        String written = column.sqlType().toLowerCase(Locale.ROOT);
        if (isJson(table, column)) {
            return type("json");
        }
        if (KEPT.matcher(written).matches()) {
            return new AttributeType.Native(column.sqlType());
        }
        if (written.equals("tinyint(1)")) {
            return type(evidence.range(table.name(), column.name()).isTruth() ? "bool" : "int8");
        }
        String counted = column.autoIncrement() ? " auto_increment" : "";
        AttributeType alike = AttributeTypes.ofColumn(column.sqlType());
        if (alike instanceof AttributeType.Core) {
            return alike;
        }
        return NativeTypes.successor(written)
                .map(successor -> type(successor + counted))
                .orElseGet(() -> new AttributeType.Native(column.sqlType()));
    }

    /** MariaDB says {@code longtext} and checks what comes in. */
    private static boolean isJson(LegacyTable table, LegacyColumn column) {
        return column.sqlType().equals("json")
                || (column.sqlType().equals("longtext")
                        && table.checks().stream()
                                .anyMatch(check -> check.clause().equals("json_valid(`" + column.name() + "`)")));
    }

    private static AttributeType type(String text) {
        return AttributeTypes.parse(text)
                .orElseThrow(() -> new IllegalStateException("A bug: no type is written '" + text + "'"));
    }
}
