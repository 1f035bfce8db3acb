package datajoint.migrate.assess;

import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.plan.Plan;
import java.util.List;
import java.util.Set;

/**
 * What judgements are made from.
 *
 * @param circle why no plan can be made, or ""
 * @param ties foreign keys that lead out of the schemas or into them
 * @param taken schemas whose names the migration needs and others have
 * @param outerViews views of other schemas that read from these
 */
record Seen(
        List<LegacySchema> schemas,
        Plan plan,
        String circle,
        List<SchemaGroup.Tie> ties,
        Set<String> taken,
        List<String> outerViews,
        Assessment facts) {}
