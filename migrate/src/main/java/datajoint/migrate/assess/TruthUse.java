package datajoint.migrate.assess;

import datajoint.migrate.evidence.TruthValues;

/** A column of {@code tinyint(1)}: truths or small numbers. */
public record TruthUse(String column, String becomes, TruthValues values) {}
