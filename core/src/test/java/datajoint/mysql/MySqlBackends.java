package datajoint.mysql;

/** Backends for tests that need no server. */
public final class MySqlBackends {
    private MySqlBackends() {}

    public static MySqlBackend mySql() {
        return new MySqlBackend("MySQL 9.7", MySqlBackend.Server.MYSQL, new ServerLimits(false, 1 << 26));
    }
}
