package datajoint.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A table as the database knows it. Never quoted: quoting is the dialect's job, at the last moment. */
public record TableName(String schema, String table) {
    public TableName {
        requireNonNull(schema, "schema");
        requireNonNull(table, "table");
    }

    public static TableName of(String schema, Tier tier, String className) {
        return new TableName(schema, tier.prefix() + Names.toSnake(className));
    }

    public static TableName ofPart(TableName master, String className) {
        return new TableName(master.schema(), master.table() + Tier.PART.prefix() + Names.toSnake(className));
    }

    /** The tier that the stored name says, or empty for a name outside the convention (a view, {@code ~lineage}). */
    public Optional<Tier> tier() {
        Optional<TableName> master = master();
        if (master.isPresent()) {
            return Optional.of(Tier.PART);
        }
        for (Tier tier : new Tier[] {Tier.COMPUTED, Tier.IMPORTED, Tier.LOOKUP, Tier.MANUAL}) {
            if (table.startsWith(tier.prefix())
                    && Names.isTableWord(table.substring(tier.prefix().length()))) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }

    /** The master table, if this is the name of a part. */
    public Optional<TableName> master() {
        int split = table.lastIndexOf(Tier.PART.prefix());
        return split < 1 || !Names.isTableWord(table.substring(split + 2))
                ? Optional.empty()
                : Optional.of(new TableName(schema, table.substring(0, split)))
                        .filter(name ->
                                name.tier().filter(tier -> tier != Tier.PART).isPresent());
    }

    /** {@code SpikeTrain}; for a part {@code Master.Part}. */
    public String className() {
        return master().map(master -> master.className() + "."
                        + Names.toClassName(table.substring(master.table().length())))
                .orElseGet(() -> Names.toClassName(table));
    }

    /** True for the tables of the system, such as {@code ~lineage}, which are no part of a pipeline. */
    public boolean isHidden() {
        return table.startsWith("~");
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
