package datajoint.migrate.backup;

/** A trigger, part by part: its text may name its table with or without the schema. */
record BackedUpTrigger(
        String name, String table, String sqlMode, String definer, String timing, String event, String statement) {}
