package datajoint.embedded;

/** Where a server listens and who may log in. The text form leaves the password out. */
public record ServerAddress(String host, int port, String user, String password) {
    /** The address in one line, password included: {@code mariadb://root:secret@127.0.0.1:3306/}. */
    public String uri(String protocol, String database) {
        return "%s://%s:%s@%s:%d/%s".formatted(protocol, user, password, host, port, database);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
