package datajoint.gc;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.Codec;
import datajoint.codec.CodecChain;
import datajoint.database.Database;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.CodecException;
import datajoint.model.DataException;
import datajoint.store.ObjectReference;
import datajoint.value.CellDecoder;
import datajoint.value.Decoders;
import datajoint.value.JsonValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the rows of a column refer to. Whatever it does not understand is an error: it could be a reference. */
final class ReferenceReader {
    private final Database database;

    ReferenceReader(Database database) {
        this.database = database;
    }

    /** What is done with the references of one value. */
    @FunctionalInterface
    interface ReferenceAction {
        void take(List<ObjectReference> references, Object stored);
    }

    void read(Connection connection, StoreColumn column, ReferenceAction action) throws SQLException {
        CodecChain chain = column.chain().orElse(null);
        String sql = column.select(database.backend().dialect());
        try (PreparedStatement statement = database.backend().stream(connection, sql);
                ResultSet row = statement.executeQuery()) {
            if (chain == null) {
                requireNoValue(row, column);
                return;
            }
            CellDecoder decoder = decoder(column, chain);
            while (row.next()) {
                Object stored = stored(column, decoder, row);
                if (stored != null) {
                    action.take(references(column, chain.innermost(), stored), stored);
                }
            }
        }
    }

    /** A table that nobody filled may have any codec. */
    private static void requireNoValue(ResultSet row, StoreColumn column) throws SQLException {
        if (row.next()) {
            throw new CodecException(
                    "%s has values that nobody here can read: %s".formatted(column, column.problem()),
                    "Run this where the codec is on the class path; to call schema %s unrelated is safe only if no row of its needs the store."
                            .formatted(column.marked().table().schema()));
        }
    }

    private CellDecoder decoder(StoreColumn column, CodecChain chain) {
        Attribute attribute = new Attribute(
                column.marked().column(),
                new AttributeType.Core(chain.column(), ""),
                false,
                true,
                Optional.empty(),
                "",
                Optional.empty());
        return new Decoders(database.backend().wire(), database.codecs(), database.stores())
                .of(column.marked().table(), attribute);
    }

    private static @Nullable Object stored(StoreColumn column, CellDecoder decoder, ResultSet row) throws SQLException {
        try {
            Object value = decoder.decode(row, 1);
            return value instanceof JsonNode json ? JsonValues.convert(json, Object.class) : value;
        } catch (DataException e) {
            throw new CodecException("%s: %s".formatted(column, e.problem()), e.remedy(), e);
        }
    }

    private static List<ObjectReference> references(StoreColumn column, Codec codec, Object stored) {
        List<ObjectReference> references = codec.references(stored);
        if (references.isEmpty() && column.inStore()) {
            throw new CodecException(
                    "%s: <%s> does not say which object this value needs: %s."
                            .formatted(column, codec.name(), shown(stored)),
                    "Mend the row; a codec of your own has to override references(stored).");
        }
        return references;
    }

    private static String shown(Object stored) {
        String text = String.valueOf(stored);
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
