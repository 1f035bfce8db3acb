package datajoint.settings;

/** How a connection is encrypted. */
public enum Tls {
    DISABLE,
    /** With encryption where the server offers it. */
    PREFER,
    /** With encryption, whoever the server is. */
    REQUIRE,
    /** With encryption, and the certificate has to be that of the host. */
    VERIFY
}
