package datajoint.bench;

import java.util.Arrays;

/** Takes the times of one task. */
record Measurement(Peer peer, Sizes sizes) {
    /** In turn, so that a slow minute of the machine is slow for all. The first round warms up and does not count. */
    Result of(Task task) throws Exception {
        double[] ours = new double[sizes.repetitions()];
        double[] bare = new double[sizes.repetitions()];
        double[] python = new double[sizes.repetitions()];
        task.seconds(task.floor());
        task.seconds(task.ours());
        for (int i = 0; i < sizes.repetitions(); i++) {
            python[i] = peer.run(task.python());
            bare[i] = task.seconds(task.floor());
            ours[i] = task.seconds(task.ours());
        }
        Result result = new Result(task, median(ours), median(bare), median(python));
        System.out.println(result);
        return result;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
