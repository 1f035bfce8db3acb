package datajoint.bench;

/** The medians of one task, in seconds. */
record Result(Task task, double ours, double floor, double python) {

    static String header() {
        return """
                | task | Java s | per second | driver s | Java / driver | Python s | Python / Java | goal |
                |---|---:|---:|---:|---:|---:|---:|---|
                """;
    }

    @Override
    public String toString() {
        return "| %s | %.3f | %,d | %.3f | %.2f | %.3f | %.1f | %s |"
                .formatted(
                        task.title(),
                        ours,
                        Math.round(task.units() / ours),
                        floor,
                        ours / floor,
                        python,
                        python / ours,
                        task.goal());
    }
}
