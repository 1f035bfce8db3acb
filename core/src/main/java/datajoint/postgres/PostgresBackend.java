package datajoint.postgres;

import datajoint.backend.Backend;
import datajoint.backend.Catalog;
import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.backend.ErrorTranslator;

/** A PostgreSQL server. */
public final class PostgresBackend implements Backend {
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
    public ErrorTranslator errors() {
        return errors;
    }

    @Override
    public Catalog catalog() {
        return new PostgresCatalog();
    }

    @Override
    public Ddl ddl() {
        return new PostgresDdl(dialect);
    }
}
