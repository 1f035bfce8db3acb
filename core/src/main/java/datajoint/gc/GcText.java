package datajoint.gc;

/** Plans and reports for people. */
final class GcText {
    private GcText() {}

    static String of(GcPlan plan) {
        StringBuilder text =
                new StringBuilder("Store %s: rows refer to %,d paths.%n".formatted(plan.store(), plan.references()));
        for (SectionCount count : plan.sections()) {
            text.append("%-12s %s%n".formatted(count.section().label(), count.all()));
            line(text, "live", count.live());
            line(text, "young", count.young());
            line(text, "foreign", count.foreign());
            line(text, "garbage", count.garbage());
        }
        if (!plan.foreignSchemas().isEmpty()) {
            text.append("Foreign is what was written for %s, which this server does not have.%n"
                    .formatted(String.join(", ", plan.foreignSchemas())));
        }
        text.append("Garbage: %s".formatted(plan.garbageTally()));
        plan.oldest()
                .ifPresent(oldest -> plan.newest()
                        .ifPresent(newest -> text.append(", written from %s to %s".formatted(oldest, newest))));
        text.append(".%n".formatted());
        plan.quarantine().forEach(run -> text.append("Quarantine %s%n".formatted(run)));
        return text.toString();
    }

    static String of(GcReport report) {
        StringBuilder text = new StringBuilder();
        report.run().ifPresent(run -> text.append("Run %s of store %s%n".formatted(run, report.store())));
        line(text, "quarantined", report.quarantined());
        line(text, "restored", report.restored());
        line(text, "purged", report.purged());
        line(text, "swept", report.swept());
        if (text.isEmpty()) {
            text.append("Store %s: nothing to do.%n".formatted(report.store()));
        }
        report.failures().forEach(failure -> text.append("Left as it is: %s%n".formatted(failure)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Tally tally) {
        if (tally.objects() > 0) {
            text.append("  %-12s %s%n".formatted(name, tally));
        }
    }
}
