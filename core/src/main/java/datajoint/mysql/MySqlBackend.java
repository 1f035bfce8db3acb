package datajoint.mysql;

import datajoint.backend.Backend;
import datajoint.backend.Catalog;
import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.backend.ErrorTranslator;
import datajoint.backend.QuerySyntax;
import datajoint.backend.RowWriter;
import datajoint.backend.Survey;
import datajoint.value.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A MySQL or MariaDB server. */
public final class MySqlBackend implements Backend {
    private static final int MARIADB_FETCH_ROWS = 2_000;

    private final Dialect dialect = new MySqlDialect();
    private final ErrorTranslator errors = new MySqlErrors();
    private final String product;
    private final boolean mariaDb;
    private final ServerLimits limits;

    /** @param product the server's name and version, for people: {@code MySQL 9.7.4} */
    MySqlBackend(String product, Server server, ServerLimits limits) {
        this.product = product;
        this.mariaDb = server == Server.MARIADB;
        this.limits = limits;
    }

    /** Which of the two servers it is. */
    public enum Server {
        MYSQL,
        MARIADB
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String product() {
        return product;
    }

    public boolean isMariaDb() {
        return mariaDb;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public QuerySyntax syntax() {
        return new MySqlSyntax(mariaDb);
    }

    @Override
    public ErrorTranslator errors() {
        return errors;
    }

    @Override
    public Catalog catalog() {
        return new MySqlCatalog(mariaDb);
    }

    @Override
    public Survey survey() {
        return new MySqlSurvey();
    }

    @Override
    public RowWriter writer() {
        return new MySqlRowWriter(dialect, limits);
    }

    @Override
    public Wire wire() {
        return Wire.MYSQL;
    }

    /** Both drivers stream rows at this fetch size; a cursor on the server would be slower by half. */
    @Override
    public PreparedStatement stream(Connection connection, String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(isConnectorJ(connection) ? Integer.MIN_VALUE : MARIADB_FETCH_ROWS);
        return statement;
    }

    private static boolean isConnectorJ(Connection connection) throws SQLException {
        return connection.getMetaData().getDriverName().startsWith("MySQL");
    }

    @Override
    public Ddl ddl() {
        return new MySqlDdl(dialect);
    }
}
