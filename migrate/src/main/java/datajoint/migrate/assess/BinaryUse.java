package datajoint.migrate.assess;

import datajoint.migrate.evidence.BinaryContent;

/** A binary column, what its values are and what it becomes. */
public record BinaryUse(String column, String type, String becomes, BinaryContent content) {}
