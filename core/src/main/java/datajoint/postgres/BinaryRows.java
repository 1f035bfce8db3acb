package datajoint.postgres;

import datajoint.backend.InsertTarget;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the binary form of COPY, in which bytes travel as they are. */
final class BinaryRows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FLUSH_BYTES = 1 << 18;
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final Pattern HELD = Pattern.compile("smallint|integer|bigint|real|double precision|boolean|uuid"
            + "|jsonb|bytea|date|timestamp.* without time zone|text|character.*|.*enum_[0-9a-z_]+\"?");

    private final List<String> types;

    BinaryRows(InsertTarget target) {
        this.types = target.sqlTypes();
    }

    static boolean canHold(InsertTarget target) {
        return target.sqlTypes().stream().allMatch(type -> HELD.matcher(type).matches());
    }

    void write(CopyIn copy, List<@Nullable Object[]> rows) throws SQLException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(FLUSH_BYTES);
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            out.write(HEADER);
            for (Object[] row : rows) {
                out.writeShort(row.length);
                for (int i = 0; i < row.length; i++) {
                    Object cell = row[i];
                    if (cell instanceof byte[] bytes && bytes.length >= FLUSH_BYTES / 8) {
                        out.writeInt(bytes.length);
                        flush(copy, buffer);
                        copy.writeToCopy(bytes, 0, bytes.length);
                    } else {
                        cell(out, cell, types.get(i));
                    }
                }
                if (buffer.size() >= FLUSH_BYTES) {
                    flush(copy, buffer);
                }
            }
            out.writeShort(-1);
            flush(copy, buffer);
        } catch (IOException e) {
            throw new IllegalStateException("A buffer in memory failed.", e);
        }
    }

    private static void flush(CopyIn copy, ByteArrayOutputStream buffer) throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }

    private static void cell(DataOutputStream out, @Nullable Object value, String type) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else if (value instanceof byte[] bytes) {
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Long number) {
            whole(out, number, type);
        } else if (value instanceof Double number) {
            out.writeInt(8);
            out.writeDouble(number);
        } else if (value instanceof Float number) {
            out.writeInt(4);
            out.writeFloat(number);
        } else if (value instanceof Boolean truth) {
            out.writeInt(1);
            out.writeBoolean(truth);
        } else if (value instanceof UUID uuid) {
            out.writeInt(16);
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        } else if (value instanceof LocalDate date) {
            out.writeInt(4);
            out.writeInt((int) EPOCH.until(date, ChronoUnit.DAYS));
        } else if (value instanceof LocalDateTime moment) {
            out.writeInt(8);
            out.writeLong(EPOCH.atStartOfDay().until(moment, ChronoUnit.MICROS));
        } else {
            text(out, value.toString(), type);
        }
    }

    private static void whole(DataOutputStream out, long number, String type) throws IOException {
        switch (type) {
            case "smallint" -> {
                out.writeInt(2);
                out.writeShort((int) number);
            }
            case "integer" -> {
                out.writeInt(4);
                out.writeInt((int) number);
            }
            default -> {
                out.writeInt(8);
                out.writeLong(number);
            }
        }
    }

    private static void text(DataOutputStream out, String text, String type) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean jsonb = type.equals("jsonb");
        out.writeInt(bytes.length + (jsonb ? 1 : 0));
        if (jsonb) {
            out.writeByte(1);
        }
        out.write(bytes);
    }
}
