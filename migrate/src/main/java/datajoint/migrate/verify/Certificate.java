package datajoint.migrate.verify;

import java.util.List;
import java.util.Map;

/**
 * What a verification proved, and what it found wrong.
 *
 * @param run of the journal
 * @param planHash of the plan that was carried out
 * @param stage {@code shadow} before the cutover, {@code final} after it
 * @param terms under which it was compared: tolerance, attributes that were left out, a sample; nothing if all was
 * @param problems that nobody accepted: none in a good certificate
 * @param accepted problems that a person accepted by name
 * @param unreadable values that are the same on both sides, byte for byte, and that neither can decode
 * @param circumstances of no account for the digest: versions, times, speeds, who
 * @param digest SHA-256 over all but the circumstances and the stage: two runs over the same data give the same
 */
public record Certificate(
        String group,
        String run,
        String planHash,
        String stage,
        List<String> terms,
        List<TableProof> tables,
        List<Problem> problems,
        List<Problem> accepted,
        List<Problem> unreadable,
        Map<String, String> circumstances,
        String digest) {
    public Certificate {
        terms = List.copyOf(terms);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
        unreadable = List.copyOf(unreadable);
        circumstances = Map.copyOf(circumstances);
    }

    /** True if nothing is wrong but what was accepted. */
    public boolean isGood() {
        return problems.isEmpty();
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableProof::rows).sum();
    }

    /** The same with its digest worked out. */
    Certificate digested() {
        Certificate bare =
                new Certificate(group, "", planHash, "", terms, tables, problems, accepted, unreadable, Map.of(), "");
        return new Certificate(
                group,
                run,
                planHash,
                stage,
                terms,
                tables,
                problems,
                accepted,
                unreadable,
                circumstances,
                Hashes.sha256(CertificateJson.write(bare)));
    }
}
