package datajoint.migrate.catalogue;

import datajoint.model.TableName;

/** A view, with what {@code SHOW CREATE VIEW} says. */
public record LegacyView(TableName name, String create) {}
