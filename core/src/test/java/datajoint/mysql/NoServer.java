package datajoint.mysql;

import datajoint.backend.Backend;

/** Backends for tests that send nothing. */
public final class NoServer {
    private static final ServerLimits LIMITS = new ServerLimits(false, 1 << 20);

    private NoServer() {}

    public static Backend mySql() {
        return new MySqlBackend("MySQL", MySqlBackend.Server.MYSQL, LIMITS);
    }

    public static Backend mariaDb() {
        return new MySqlBackend("MariaDB", MySqlBackend.Server.MARIADB, LIMITS);
    }
}
