package datajoint.migrate.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is different between a certificate of then and one of now. */
public final class CertificateChange {
    private CertificateChange() {}

    /** A sentence for each difference, by table; none if the same is proven. */
    public static List<String> between(Certificate then, Certificate now) {
        List<String> changes = new ArrayList<>();
        if (!then.planHash().equals(now.planHash())) {
            changes.add(
                    "The certificate is of another plan: %s, and not %s.".formatted(then.planHash(), now.planHash()));
        }
        if (!then.terms().equals(now.terms())) {
            changes.add("It was compared under other terms: then %s, now %s.".formatted(then.terms(), now.terms()));
        }
        Map<String, TableProof> before = byName(then);
        Map<String, TableProof> after = byName(now);
        before.forEach((name, table) -> {
            if (!after.containsKey(name)) {
                changes.add("%s was proven then, and cannot be compared now.".formatted(name));
            } else {
                compare(table, after.get(name), changes);
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> changes.add("%s was not proven then.".formatted(name)));
        now.problems().stream()
                .filter(problem -> !then.problems().contains(problem))
                .forEach(problem -> changes.add("Wrong now: " + problem));
        then.problems().stream()
                .filter(problem -> !now.problems().contains(problem))
                .forEach(problem -> changes.add("Not wrong any more: " + problem));
        return changes;
    }

    private static Map<String, TableProof> byName(Certificate certificate) {
        Map<String, TableProof> tables = new LinkedHashMap<>();
        certificate.tables().forEach(table -> tables.put(table.table(), table));
        return tables;
    }

    private static void compare(TableProof then, TableProof now, List<String> changes) {
        if (then.rows() != now.rows()) {
            changes.add("%s had %,d rows, and has %,d.".formatted(then.table(), then.rows(), now.rows()));
        } else if (!then.digest().equals(now.digest())) {
            changes.add("%s has as many rows, %,d, and other values in them.".formatted(then.table(), then.rows()));
        }
        if (then.legacyRows() != now.legacyRows()) {
            changes.add("The legacy %s had %,d rows, and has %,d."
                    .formatted(then.table(), then.legacyRows(), now.legacyRows()));
        }
        if (then.pointers() != now.pointers() || then.objects() != now.objects()) {
            changes.add("%s had %,d pointers to %,d objects, and has %,d to %,d."
                    .formatted(then.table(), then.pointers(), then.objects(), now.pointers(), now.objects()));
        }
    }
}
