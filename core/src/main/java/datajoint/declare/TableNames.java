package datajoint.declare;

import datajoint.model.Names;
import datajoint.model.TableName;
import datajoint.model.Tier;

/** Stored names from class names, for tables whose tier is known from their stored name. */
final class TableNames {
    private TableNames() {}

    /** The stored name that the class name of a table gives again; another one for names outside the convention. */
    static TableName ofClass(TableName name) {
        return name.master()
                .map(master -> TableName.ofPart(
                        ofClass(master),
                        Names.toClassName(name.table().substring(master.table().length()))))
                .orElseGet(() -> TableName.of(name.schema(), name.tier().orElse(Tier.MANUAL), name.className()));
    }
}
