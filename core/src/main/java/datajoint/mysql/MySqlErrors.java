package datajoint.mysql;

import datajoint.backend.ErrorKind;
import datajoint.backend.ErrorTranslator;
import datajoint.model.DataJointException;
import java.sql.SQLException;

/** Errors of MySQL and MariaDB by their number; both servers and both drivers use the same numbers. */
final class MySqlErrors implements ErrorTranslator {
    @Override
    public DataJointException translate(SQLException error, String doing) {
        String problem = "%s failed: %s.".formatted(doing, message(error));
        return kind(error).error(problem, error);
    }

    private static String message(SQLException error) {
        // After an empty line Connector/J tells when the last packet came, which helps nobody.
        String message =
                String.valueOf(error.getMessage()).split("\\R\\R", 2)[0].strip();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static ErrorKind kind(SQLException error) {
        String state = error.getSQLState();
        if (state != null && state.startsWith("08")) {
            return ErrorKind.CONNECTION;
        }
        return switch (error.getErrorCode()) {
            case 1044, 1045, 1142, 1143, 1227, 1370, 1410, 1698 -> ErrorKind.ACCESS;
            case 1053, 1077, 1158, 1159, 1160, 1161, 2002, 2003, 2006, 2013, 4031 -> ErrorKind.CONNECTION;
            case 1048, 1136, 1264, 1265, 1292, 1364, 1366, 1406, 1411, 1416, 1690, 3140, 3141, 3156, 4025 ->
                ErrorKind.DATA;
            case 1022, 1062, 1169, 1586, 1859 -> ErrorKind.DUPLICATE;
            case 1216, 1217, 1451, 1452, 1761, 1762, 3730, 3819 -> ErrorKind.INTEGRITY;
            case 1049, 1051, 1146 -> ErrorKind.MISSING_TABLE;
            case 1052, 1054, 1055, 1064, 1111, 1140, 1149, 1305, 1582, 1630 -> ErrorKind.QUERY;
            case 1205, 1213, 3572 -> ErrorKind.CONFLICT;
            default -> ErrorKind.OTHER;
        };
    }
}
