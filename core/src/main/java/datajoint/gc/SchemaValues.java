package datajoint.gc;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.backend.StoredColumn;
import datajoint.backend.TableStructure;
import datajoint.codec.CodecChain;
import datajoint.codec.CodecContext;
import datajoint.database.Database;
import datajoint.database.Lease;
import datajoint.declare.Catalogue;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.TableName;
import datajoint.store.Store;
import datajoint.store.UncommittedObjects;
import datajoint.value.CellDecoder;
import datajoint.value.Decoders;
import datajoint.value.JsonValues;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All values of a schema whose objects lie in stores, those of the tables of the system among them. */
final class SchemaValues {
    private final Database database;
    private final List<Source> sources = new ArrayList<>();

    /** An attribute with objects, and how it is read. */
    private record Source(TableStructure table, StoredColumn column, CodecChain chain, CodecContext context) {}

    /** @throws datajoint.model.CodecException if a codec of an attribute in a store is not known */
    SchemaValues(Database database, Catalogue catalogue, String schema) {
        this.database = database;
        for (TableName name : catalogue.tables(schema)) {
            catalogue
                    .find(name)
                    .ifPresent(table -> table.columns().forEach(column -> {
                        if (column.attribute().type() instanceof AttributeType.Coded coded && coded.inStore()) {
                            sources.add(source(table, column, coded));
                        }
                    }));
        }
    }

    private Source source(TableStructure table, StoredColumn column, AttributeType.Coded coded) {
        return new Source(
                table,
                column,
                database.codecs().chain(coded),
                new CodecContext(
                        table.name(),
                        column.name(),
                        Map.of(),
                        coded.store(),
                        database.stores(),
                        new UncommittedObjects()));
    }

    /** Those that the definitions name. */
    List<Store> stores() {
        return sources.stream().map(source -> source.context().store()).toList();
    }

    void each(Consumer<ReferencingValue> action) {
        sources.forEach(source -> each(source, action));
    }

    private void each(Source source, Consumer<ReferencingValue> action) {
        String doing = "Reading the references of " + source.context();
        try (Lease lease = database.connections().lease(doing)) {
            try (PreparedStatement statement = database.backend().stream(lease.connection(), select(source));
                    ResultSet row = statement.executeQuery()) {
                CellDecoder decoder = decoder(source);
                while (row.next()) {
                    Object value = decoder.decode(row, 1);
                    Object stored = value instanceof JsonNode json ? JsonValues.convert(json, Object.class) : value;
                    if (stored != null) {
                        action.accept(new ReferencingValue(
                                source.chain().innermost(), stored, source.context(), key(source.table(), row)));
                    }
                }
            } catch (SQLException e) {
                throw database.backend().errors().translate(e, doing);
            }
        }
    }

    private String select(Source source) {
        var dialect = database.backend().dialect();
        List<String> names = new ArrayList<>(List.of(source.column().name()));
        names.addAll(source.table().primaryKey());
        return "SELECT %s FROM %s WHERE %s IS NOT NULL"
                .formatted(
                        names.stream().map(dialect::quote).collect(Collectors.joining(", ")),
                        dialect.quote(source.table().name()),
                        dialect.quote(source.column().name()));
    }

    private CellDecoder decoder(Source source) {
        Attribute attribute = source.column().attribute();
        AttributeType column = new AttributeType.Core(source.chain().column(), "");
        return new Decoders(database.backend().wire(), database.codecs(), database.stores())
                .of(
                        source.table().name(),
                        new Attribute(attribute.name(), column, false, true, Optional.empty(), "", Optional.empty()));
    }

    private static String key(TableStructure table, ResultSet row) throws SQLException {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < table.primaryKey().size(); i++) {
            key.append(i == 0 ? "" : ", ")
                    .append(table.primaryKey().get(i))
                    .append('=')
                    .append(row.getString(i + 2));
        }
        return key.toString();
    }
}
