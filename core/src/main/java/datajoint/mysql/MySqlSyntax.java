package datajoint.mysql;

import datajoint.backend.QuerySyntax;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.query.Comparison;
import datajoint.query.JsonPath;
import java.util.OptionalLong;

/** How MySQL and MariaDB spell what queries need. */
final class MySqlSyntax implements QuerySyntax {
    private static final String ALL_ROWS = "18446744073709551615";

    private final boolean mariaDb;

    MySqlSyntax(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    @Override
    public String compare(String column, AttributeType type, Comparison comparison) {
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (isJson(type) && equality) {
            if (mariaDb) {
                return (comparison == Comparison.EQUAL ? "" : "NOT ") + "JSON_EQUALS(" + column + ", ?)";
            }
            return column + " " + comparison.sql() + " CAST(? AS JSON)";
        }
        // A column of 32 bits is compared as one of 64, and then 0.1 is not 0.1.
        return column + " " + comparison.sql() + (isFloat32(type) ? " CAST(? AS FLOAT)" : " ?");
    }

    @Override
    public String jsonValue(String column, JsonPath path) {
        StringBuilder place = new StringBuilder("$");
        path.steps().forEach(step -> place.append(step.startsWith("[") ? step + "]" : "." + step));
        String value = "JSON_VALUE(" + column + ", '" + place + "'";
        if (path.type().isEmpty()) {
            return value + ")";
        }
        String type = path.type().get();
        return mariaDb ? "CAST(" + value + ") AS " + type + ")" : value + " RETURNING " + type + ")";
    }

    @Override
    public String limit(OptionalLong limit, long offset) {
        String rows = limit.isPresent() ? Long.toString(limit.getAsLong()) : ALL_ROWS;
        return "LIMIT " + rows + (offset > 0 ? " OFFSET " + offset : "");
    }

    private static boolean isJson(AttributeType type) {
        return type instanceof AttributeType.Core core && core.type() == CoreType.Simple.JSON;
    }

    private static boolean isFloat32(AttributeType type) {
        return type instanceof AttributeType.Core core
                && core.type() instanceof CoreType.FloatType number
                && number.bits() == 32;
    }
}
