package datajoint.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Finds heart beats as peaks above the drifting baseline. */
final class Heartbeats {
    private static final double BASELINE_SECONDS = 0.6;
    private static final double REST_SECONDS = 0.3;
    private static final double HEIGHT = 0.45;

    private Heartbeats() {}

    /** A peak, as the number of its sample. */
    static List<Integer> find(float[] signal, double rate) {
        int half = (int) (BASELINE_SECONDS * rate / 2);
        int rest = (int) (REST_SECONDS * rate);
        double[] sums = new double[signal.length + 1];
        for (int i = 0; i < signal.length; i++) {
            sums[i + 1] = sums[i] + signal[i];
        }
        List<Integer> beats = new ArrayList<>();
        for (int i = 1; i < signal.length - 1; i++) {
            int from = Math.max(0, i - half);
            int to = Math.min(signal.length, i + half);
            double height = signal[i] - (sums[to] - sums[from]) / (to - from);
            boolean peak = signal[i] >= signal[i - 1] && signal[i] > signal[i + 1] && height > HEIGHT;
            if (peak && (beats.isEmpty() || i - beats.get(beats.size() - 1) > rest)) {
                beats.add(i);
            } else if (peak && signal[i] > signal[beats.get(beats.size() - 1)]) {
                beats.set(beats.size() - 1, i);
            }
        }
        return beats;
    }
}
