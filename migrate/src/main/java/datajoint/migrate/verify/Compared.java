package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tables were copied, and which rows of them. */
final class Compared {
    private final Places places;
    private final Dialect dialect;
    private final Set<TableName> left;

    Compared(Places places, Dialect dialect) {
        this.places = places;
        this.dialect = dialect;
        this.left = left(places.plan());
    }

    /** True for a table that is to be computed anew, or needs one that is. */
    boolean isLeft(PlannedTable table) {
        return left.contains(table.legacy());
    }

    private static Set<TableName> left(Plan plan) {
        Set<TableName> left = new HashSet<>();
        if (plan.options().computed() == PlanOptions.Computed.LEAVE) {
            for (PlannedTable table : plan.tables()) {
                boolean needs =
                        table.foreignKeys().stream().map(PlannedKey::parent).anyMatch(left::contains);
                boolean isComputed = table.legacy()
                        .master()
                        .orElse(table.legacy())
                        .tier()
                        .filter(Tier::isPopulated)
                        .isPresent();
                if (needs || isComputed) {
                    left.add(table.legacy());
                }
            }
        }
        return left;
    }

    /** The condition for legacy rows that had to be copied, in which the table is called {@code own}. */
    String only(PlannedTable table) {
        PlanOptions options = places.plan().options();
        List<String> conditions = new ArrayList<>();
        if (options.orphans() == PlanOptions.Orphans.LEAVE_OUT) {
            for (PlannedKey key : table.foreignKeys()) {
                if (!key.parent().equals(table.legacy())) {
                    conditions.add("(" + anyNull(key) + " OR "
                            + exists(places.shadow(key.parent()), key.parentColumns(), key.columns()) + ")");
                }
            }
        }
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    private String anyNull(PlannedKey key) {
        return String.join(
                " OR ",
                key.columns().stream()
                        .map(column -> "own." + dialect.quote(column) + " IS NULL")
                        .toList());
    }

    private String exists(TableName other, List<String> there, List<String> here) {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            equal.add("other.%s = own.%s".formatted(dialect.quote(there.get(i)), dialect.quote(here.get(i))));
        }
        return "EXISTS (SELECT 1 FROM %s other WHERE %s)".formatted(dialect.quote(other), String.join(" AND ", equal));
    }
}
