package datajoint.value;

import datajoint.codec.CodecChain;
import datajoint.codec.CodecContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the column of a codec holds, and makes the value of it, at once or later. */
record CodedDecoder(CellDecoder column, CodecChain chain, CodecContext context) implements CellDecoder {
    @Override
    public @Nullable Object decode(ResultSet row, int place) throws SQLException {
        return finish(begin(row, place));
    }

    @Override
    public boolean takesTime() {
        return chain.column() == datajoint.model.CoreType.Simple.JSON;
    }

    @Override
    public @Nullable Object begin(ResultSet row, int place) throws SQLException {
        return column.decode(row, place);
    }

    @Override
    public @Nullable Object finish(@Nullable Object begun) {
        if (begun == null) {
            return null;
        }
        boolean isJson = chain.column() == datajoint.model.CoreType.Simple.JSON;
        Object stored = isJson ? JsonValues.convert(JsonValues.parse((String) begun), Object.class) : begun;
        return chain.decode(stored == null ? Map.of() : stored, context);
    }
}
