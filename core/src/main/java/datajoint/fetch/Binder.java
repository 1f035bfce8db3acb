package datajoint.fetch;

import datajoint.backend.Parameter;
import datajoint.backend.SqlText;
import datajoint.database.Database;
import datajoint.value.Encoders;
import datajoint.value.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the values of a piece of SQL to its statement. */
public final class Binder {
    private final Encoders encoders;
    private final Parameters parameters;

    private Binder(Database database) {
        this.encoders = new Encoders(database.backend().wire(), database.codecs());
        this.parameters = new Parameters(database.backend().wire());
    }

    public static void bind(Database database, SqlText sql, PreparedStatement statement) throws SQLException {
        Binder binder = new Binder(database);
        List<Parameter> values = sql.parameters();
        for (int i = 0; i < values.size(); i++) {
            binder.parameters.bind(statement, i + 1, binder.encoded(values.get(i)));
        }
    }

    private @Nullable Object encoded(Parameter parameter) {
        Object value = parameter.value();
        if (value == null) {
            return null;
        }
        return parameter.type().isPresent() ? encoders.compared(parameter.type().get(), value) : encoders.free(value);
    }
}
