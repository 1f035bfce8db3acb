package datajoint.mysql;

import datajoint.backend.Backend;
import datajoint.backend.Catalog;
import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.backend.ErrorTranslator;

/** A MySQL or MariaDB server. */
public final class MySqlBackend implements Backend {
    private final Dialect dialect = new MySqlDialect();
    private final ErrorTranslator errors = new MySqlErrors();
    private final String product;
    private final boolean mariaDb;

    /** @param product the server's name and version, for people: {@code MySQL 9.7.4} */
    public MySqlBackend(String product, Server server) {
        this.product = product;
        this.mariaDb = server == Server.MARIADB;
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
    public ErrorTranslator errors() {
        return errors;
    }

    @Override
    public Catalog catalog() {
        return new MySqlCatalog(mariaDb);
    }

    @Override
    public Ddl ddl() {
        return new MySqlDdl(dialect);
    }
}
