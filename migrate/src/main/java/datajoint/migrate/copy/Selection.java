package datajoint.migrate.copy;

import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions.Computed;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tables are copied. */
final class Selection {
    private Selection() {}

    /** All, or those that no computation fills, parents first; nothing that refers to a table left behind. */
    static List<PlannedTable> of(Plan plan) {
        if (plan.options().computed() == Computed.COPY) {
            return plan.tables();
        }
        Set<TableName> left = new HashSet<>();
        List<PlannedTable> selected = new ArrayList<>();
        for (PlannedTable table : plan.tables()) {
            boolean needs = table.foreignKeys().stream().map(PlannedKey::parent).anyMatch(left::contains);
            if (needs || isComputed(table.legacy())) {
                left.add(table.legacy());
            } else {
                selected.add(table);
            }
        }
        return selected;
    }

    private static boolean isComputed(TableName table) {
        return table.master().orElse(table).tier().filter(Tier::isPopulated).isPresent();
    }
}
