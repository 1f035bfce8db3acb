package datajoint.backend;

import datajoint.settings.Tls;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a server is and who asks. The password never prints.
 *
 * @param databaseName the PostgreSQL database, {@code postgres} if empty; not used on MySQL
 * @param properties more properties of the driver, which win over ours
 */
public record Login(
        String host,
        OptionalInt port,
        String user,
        String password,
        Optional<String> databaseName,
        Tls tls,
        Map<String, String> properties) {
    public Login {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return user + "@" + host + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
