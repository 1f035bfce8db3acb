package datajoint.bench;

/**
 * One thing that is measured three times: with Java, with the driver alone, with Python.
 *
 * @param python the name of the function in {@code bench.py}
 * @param before what is done before each run and not measured
 * @param units how many things are done, for the rate
 */
record Task(String title, String python, Step before, Step ours, Step floor, int units, String goal) {

    /** Something to run. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    double seconds(Step step) throws Exception {
        before.run();
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
