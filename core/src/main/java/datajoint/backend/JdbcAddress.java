package datajoint.backend;

import java.util.Map;

/** What JDBC needs to make a connection that behaves as every DataJoint connection does. */
public record JdbcAddress(String url, Map<String, String> properties) {
    public JdbcAddress {
        properties = Map.copyOf(properties);
    }
}
