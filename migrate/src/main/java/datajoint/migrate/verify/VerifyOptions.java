package datajoint.migrate.verify;

import datajoint.model.TableName;
import java.util.Set;

/**
 * What a person asks of a verification; all of it stands in the certificate.
 *
 * @param tolerance for floating-point attributes of the tables named
 * @param tolerant tables by their legacy names; none for all that were computed anew
 * @param ignored attributes that are not compared, {@code schema.table.attribute} by legacy names: times of computation
 * @param mostProblems that are listed of one table
 */
public record VerifyOptions(Tolerance tolerance, Set<TableName> tolerant, Set<String> ignored, int mostProblems) {
    private static final int MOST = 100;

    public VerifyOptions {
        tolerant = Set.copyOf(tolerant);
        ignored = Set.copyOf(ignored);
    }

    /** Everything, to the bit. */
    public static VerifyOptions strict() {
        return new VerifyOptions(Tolerance.NONE, Set.of(), Set.of(), MOST);
    }

    public VerifyOptions withTolerance(Tolerance given, Set<TableName> tables) {
        return new VerifyOptions(given, tables, ignored, mostProblems);
    }

    public VerifyOptions withIgnored(Set<String> attributes) {
        return new VerifyOptions(tolerance, tolerant, attributes, mostProblems);
    }
}
