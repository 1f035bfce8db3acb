package datajoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Zarr arrays of version 2, of two dimensions of float64, plain or compressed by zlib: as much as the tests need. */
final class ZarrArray {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ZarrArray() {}

    static void write(Path folder, double[][] values, int chunkRows, int chunkColumns) throws IOException {
        int rows = values.length;
        int columns = values[0].length;
        Files.writeString(folder.resolve(".zarray"), """
                {"zarr_format": 2, "shape": [%d, %d], "chunks": [%d, %d], "dtype": "<f8", "order": "C",
                 "compressor": {"id": "zlib", "level": 1}, "fill_value": 0.0, "filters": null}
                """.formatted(rows, columns, chunkRows, chunkColumns));
        for (int i = 0; i * chunkRows < rows; i++) {
            for (int j = 0; j * chunkColumns < columns; j++) {
                ByteBuffer chunk =
                        ByteBuffer.allocate(8 * chunkRows * chunkColumns).order(ByteOrder.LITTLE_ENDIAN);
                for (int row = i * chunkRows; row < (i + 1) * chunkRows; row++) {
                    for (int column = j * chunkColumns; column < (j + 1) * chunkColumns; column++) {
                        chunk.putDouble(row < rows && column < columns ? values[row][column] : 0);
                    }
                }
                Files.write(folder.resolve(i + "." + j), deflated(chunk.array()));
            }
        }
    }

    /** @param file gives the content of a file of the folder by its name */
    static double[][] read(Function<String, byte[]> file) throws IOException {
        JsonNode header = JSON.readTree(file.apply(".zarray"));
        int chunkRows = header.at("/chunks/0").asInt();
        int chunkColumns = header.at("/chunks/1").asInt();
        double[][] values =
                new double[header.at("/shape/0").asInt()][header.at("/shape/1").asInt()];
        for (int i = 0; i * chunkRows < values.length; i++) {
            for (int j = 0; j * chunkColumns < values[0].length; j++) {
                ByteBuffer chunk = ByteBuffer.wrap(content(file.apply(i + "." + j), header))
                        .order(ByteOrder.LITTLE_ENDIAN);
                for (int row = i * chunkRows; row < Math.min((i + 1) * chunkRows, values.length); row++) {
                    for (int column = j * chunkColumns;
                            column < Math.min((j + 1) * chunkColumns, values[0].length);
                            column++) {
                        values[row][column] =
                                chunk.getDouble(8 * ((row - i * chunkRows) * chunkColumns + column - j * chunkColumns));
                    }
                }
            }
        }
        return values;
    }

    private static byte[] content(byte[] chunk, JsonNode header) throws IOException {
        return header.get("compressor").isNull()
                ? chunk
                : new InflaterInputStream(new ByteArrayInputStream(chunk)).readAllBytes();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        }
        return deflated.toByteArray();
    }
}
