package datajoint.migrate.pointer;

import datajoint.migrate.digest.KeyRange;
import java.sql.Connection;
import java.sql.SQLException;

/** A statement for the rows of a range; gives how many it changed. */
@FunctionalInterface
interface RangeWork {
    long run(Connection connection, KeyRange range) throws SQLException;
}
