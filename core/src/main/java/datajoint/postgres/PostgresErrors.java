package datajoint.postgres;

import datajoint.backend.ErrorKind;
import datajoint.backend.ErrorTranslator;
import datajoint.model.DataJointException;
import java.sql.SQLException;

/** Errors of PostgreSQL by their SQLSTATE. */
final class PostgresErrors implements ErrorTranslator {
    @Override
    public DataJointException translate(SQLException error, String doing) {
        String message = String.valueOf(error.getMessage())
                .replaceFirst("^(ERROR|FATAL): ", "")
                .replaceAll("\\s*\\n\\s*", "; ")
                .strip();
        return kind(error).error("%s failed: %s.".formatted(doing, message), error);
    }

    private static ErrorKind kind(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "42501", "28000", "28P01" -> ErrorKind.ACCESS;
            case "57P01", "57P02", "57P03", "3D000" -> ErrorKind.CONNECTION;
            case "23502", "23514" -> ErrorKind.DATA;
            case "23505" -> ErrorKind.DUPLICATE;
            case "23503", "23001", "23P01", "2BP01" -> ErrorKind.INTEGRITY;
            case "42P01", "3F000" -> ErrorKind.MISSING_TABLE;
            case "40001", "40P01", "55P03" -> ErrorKind.CONFLICT;
            default -> byClass(state);
        };
    }

    private static ErrorKind byClass(String state) {
        if (state.startsWith("08")) {
            return ErrorKind.CONNECTION;
        }
        if (state.startsWith("22")) {
            return ErrorKind.DATA;
        }
        return state.startsWith("42") ? ErrorKind.QUERY : ErrorKind.OTHER;
    }
}
