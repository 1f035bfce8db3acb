package datajoint.backend;

import datajoint.model.TableName;

/** That one table refers to another, by one foreign key or more. */
public record TableLink(TableName child, TableName parent) {}
