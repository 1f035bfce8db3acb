package datajoint.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** COPY of blobs in PostgreSQL's binary form, by hand. */
final class BinaryCopy {
    private BinaryCopy() {}

    static void write(Connection connection, byte[] blob, int count) throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY djt_bench.trace FROM STDIN WITH (FORMAT binary)");
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(buffer);
        out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeLong(0);
        for (int i = 0; i < count; i++) {
            out.writeShort(2);
            out.writeInt(4);
            out.writeInt(i);
            out.writeInt(blob.length);
            copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
            copy.writeToCopy(blob, 0, blob.length);
            buffer.reset();
        }
        out.writeShort(-1);
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        copy.endCopy();
    }
}
