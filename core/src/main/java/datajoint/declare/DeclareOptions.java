package datajoint.declare;

/** Settings that change what is declared. */
public record DeclareOptions(JobMetadata jobMetadata, NewKeys newKeysInComputed) {
    /** What Python does unless it is configured otherwise. */
    public static final DeclareOptions DEFAULT = new DeclareOptions(JobMetadata.OMIT, NewKeys.REFUSE);

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
