package datajoint.backend;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows as both LOAD DATA and COPY read them: fields parted by tabs, backslash escapes, {@code \N} for no value. */
public final class TextRowBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer;
    private int length;

    public TextRowBuffer(int size) {
        this.buffer = new byte[Math.max(1024, size)];
    }

    public void add(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                put((byte) '\t');
            }
            cell(row[i]);
        }
        put((byte) '\n');
    }

    /** The array, of which the first {@link #length} bytes count. */
    public byte[] bytes() {
        return buffer;
    }

    public int length() {
        return length;
    }

    private void cell(@Nullable Object value) {
        if (value == null) {
            put((byte) '\\');
            put((byte) 'N');
        } else if (value instanceof Long number) {
            whole(number);
        } else if (value instanceof String text) {
            escaped(text);
        } else if (value instanceof byte[] bytes) {
            hex(bytes);
        } else if (value instanceof LocalDateTime moment) {
            ascii(moment.toString().replace('T', ' '));
        } else if (value instanceof Boolean truth) {
            put((byte) (truth ? 't' : 'f'));
        } else {
            ascii(value.toString());
        }
    }

    private void whole(long number) {
        if (number == Long.MIN_VALUE) {
            ascii(Long.toString(number));
            return;
        }
        reserve(20);
        long rest = number;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    private void escaped(String text) {
        int size = text.length();
        reserve(2 * size);
        for (int i = 0; i < size; i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                wide(text, i);
                return;
            }
            escaped((byte) letter);
        }
    }

    private void wide(String text, int from) {
        byte[] rest = text.substring(from).getBytes(StandardCharsets.UTF_8);
        reserve(2 * rest.length);
        for (byte letter : rest) {
            escaped(letter);
        }
    }

    private void escaped(byte letter) {
        switch (letter) {
            case '\t' -> pair('t');
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            case '\\' -> pair('\\');
            case 0 -> pair('0');
            default -> buffer[length++] = letter;
        }
    }

    private void pair(char letter) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
    }

    private void hex(byte[] bytes) {
        reserve(2 * bytes.length);
        for (byte one : bytes) {
            buffer[length++] = HEX[(one >> 4) & 15];
            buffer[length++] = HEX[one & 15];
        }
    }

    private void put(byte one) {
        reserve(1);
        buffer[length++] = one;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
