package datajoint.migrate.assess;

import java.util.ArrayList;
import java.util.List;

/** What an estimate comes to, in words. */
final class Estimates {
    private Estimates() {}

    static List<String> of(Estimate estimate) {
        List<String> lines = new ArrayList<>();
        lines.add("about %s in all: copy %s, pointers %s, proof %s"
                .formatted(
                        Texts.duration(estimate.seconds()),
                        Texts.duration(estimate.copySeconds()),
                        Texts.duration(estimate.pointerSeconds()),
                        Texts.duration(estimate.verifySeconds())));
        lines.add("people can work meanwhile; the cutover itself takes seconds");
        lines.add("%s more in the database until the cleanup".formatted(Texts.bytes(estimate.tableBytes())));
        if (estimate.storeBytes() > 0) {
            lines.add("%s of files to read once for the proof, %s to write for attachments"
                    .formatted(Texts.bytes(estimate.storeBytes()), Texts.bytes(estimate.newStoreBytes())));
        }
        return lines;
    }

    static String verdict(Assessment facts) {
        int blockers = facts.blockers().size();
        return blockers == 0
                ? "Nothing is in the way. Next: dj migrate plan."
                : "%d %s first."
                        .formatted(blockers, blockers == 1 ? "thing has to be settled" : "things have to be settled");
    }
}
