package datajoint.declare;

import datajoint.settings.JobsSettings;
import datajoint.settings.Settings;

/** Settings that change what is declared. */
public record DeclareOptions(NewTables newTables, JobMetadata jobMetadata, NewKeys newKeysInComputed) {
    /** What Python does unless it is configured otherwise. */
    public static final DeclareOptions DEFAULT = new DeclareOptions(NewTables.MAKE, JobMetadata.OMIT, NewKeys.REFUSE);

    public static DeclareOptions of(Settings settings) {
        JobsSettings jobs = settings.jobs();
        return new DeclareOptions(
                settings.database().createTables() ? NewTables.MAKE : NewTables.REFUSE,
                jobs.addJobMetadata() ? JobMetadata.ADD : JobMetadata.OMIT,
                jobs.allowNewPrimaryKeyFields() ? NewKeys.ALLOW : NewKeys.REFUSE);
    }

    /** Whether declaring may make a table, or only find it; {@code database.create_tables}. */
    public enum NewTables {
        MAKE,
        REFUSE
    }

    /** The hidden attributes of populated tables that tell when a row was made; {@code jobs.add_job_metadata}. */
    public enum JobMetadata {
        OMIT,
        ADD
    }

    /** Key attributes of their own in populated tables; {@code jobs.allow_new_pk_fields_in_computed_tables}. */
    public enum NewKeys {
        REFUSE,
        ALLOW
    }
}
