package datajoint.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Five minutes of a real electrocardiogram; the README beside the file says whose. */
final class SampleData {
    static final int RECORDING = 208;
    static final float RATE = 360;
    static final String SOURCE = "MIT-BIH Arrhythmia Database, 19:35 to 24:35";
    static final int SEGMENT_SECONDS = 10;
    static final int FIRST_SECOND = 19 * 60 + 35;

    private SampleData() {}

    /** The signal in millivolt, cut into segments. */
    static float[][] segments() {
        float[] signal = signal();
        int length = (int) (RATE * SEGMENT_SECONDS);
        float[][] segments = new float[signal.length / length][];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = Arrays.copyOfRange(signal, i * length, (i + 1) * length);
        }
        return segments;
    }

    private static float[] signal() {
        try (InputStream in = SampleData.class.getResourceAsStream("ecg-208.i16.gz");
                GZIPInputStream unpacked = new GZIPInputStream(in)) {
            ByteBuffer samples = ByteBuffer.wrap(unpacked.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] signal = new float[samples.remaining() / 2];
            for (int i = 0; i < signal.length; i++) {
                signal[i] = (samples.getShort() - 1024) / 200f;
            }
            return signal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
