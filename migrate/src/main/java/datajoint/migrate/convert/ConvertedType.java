package datajoint.migrate.convert;

import datajoint.migrate.plan.Transfer;
import datajoint.model.AttributeType;

/**
 * The type of a column in 2.0.
 *
 * @param sqlType of the shadow's column
 * @param comment without mark
 */
record ConvertedType(AttributeType type, String sqlType, String comment, Transfer transfer) {}
