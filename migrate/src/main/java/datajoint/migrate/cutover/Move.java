package datajoint.migrate.cutover;

import datajoint.model.TableName;

/** A table gets another name. */
record Move(TableName from, TableName to) {}
