package datajoint.postgres;

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
import java.sql.SQLException;
import org.postgresql.PGStatement;

/** A PostgreSQL server. */
public final class PostgresBackend implements Backend {
    private static final int FETCH_ROWS = 10_000;

    private final Dialect dialect = new PostgresDialect();
    private final ErrorTranslator errors = new PostgresErrors();
    private final String product;

    /** @param product the server's name and version, for people: {@code PostgreSQL 18.6} */
    public PostgresBackend(String product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public QuerySyntax syntax() {
        return new PostgresSyntax();
    }

    @Override
    public ErrorTranslator errors() {
        return errors;
    }

    @Override
    public Catalog catalog() {
        return new PostgresCatalog();
    }

    @Override
    public Survey survey() {
        return new PostgresSurvey();
    }

    @Override
    public RowWriter writer() {
        return new PostgresRowWriter(dialect);
    }

    @Override
    public Wire wire() {
        return Wire.POSTGRESQL;
    }

    /** A cursor, which the server has only inside a transaction; values come in binary from the first time on. */
    @Override
    public PreparedStatement stream(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(FETCH_ROWS);
        return statement;
    }

    @Override
    public Ddl ddl() {
        return new PostgresDdl(dialect);
    }
}
