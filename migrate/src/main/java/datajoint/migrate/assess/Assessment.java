package datajoint.migrate.assess;

import java.util.List;

/**
 * What a migration of some schemas will meet. Columns and tables are named as {@code schema.table.column}.
 *
 * @param at when it was looked, in UTC
 * @param depth how closely files were looked at
 * @param zeroDates columns with values without a year, month or day, and how many
 * @param generated columns that the server works out
 * @param blockers what has to be mended or decided first
 * @param warnings what to know
 */
public record Assessment(
        String at,
        ServerFacts server,
        List<SchemaFacts> schemas,
        List<TypeUse> types,
        List<BinaryUse> binaries,
        List<UnsignedUse> unsigned,
        List<TruthUse> truths,
        List<CharsetUse> charsets,
        FileDepth depth,
        List<StoreUse> stores,
        List<OrphanRows> orphans,
        List<AdapterUse> adapters,
        List<String> zeroDates,
        List<String> generated,
        List<JobFacts> jobs,
        List<Client> clients,
        Estimate estimate,
        List<Finding> blockers,
        List<Finding> warnings) {
    public Assessment {
        schemas = List.copyOf(schemas);
        types = List.copyOf(types);
        binaries = List.copyOf(binaries);
        unsigned = List.copyOf(unsigned);
        truths = List.copyOf(truths);
        charsets = List.copyOf(charsets);
        stores = List.copyOf(stores);
        orphans = List.copyOf(orphans);
        adapters = List.copyOf(adapters);
        zeroDates = List.copyOf(zeroDates);
        generated = List.copyOf(generated);
        jobs = List.copyOf(jobs);
        clients = List.copyOf(clients);
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
    }

    /** True if nothing has to be mended or decided before a migration can begin. */
    public boolean isReady() {
        return blockers.isEmpty();
    }

    /** The same facts with what follows from them. */
    Assessment judged(List<Finding> stopping, List<Finding> telling) {
        return new Assessment(
                at, server, schemas, types, binaries, unsigned, truths, charsets, depth, stores, orphans, adapters,
                zeroDates, generated, jobs, clients, estimate, stopping, telling);
    }
}
