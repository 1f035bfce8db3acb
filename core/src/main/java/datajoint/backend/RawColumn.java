package datajoint.backend;

import datajoint.model.DefaultValue;
import java.util.Optional;

/**
 * A column as the catalogue of a server tells it, before marks and foreign keys are understood.
 *
 * @param sqlType as the server writes it
 * @param enumMembers of a type that the server knows by name only, in their order
 */
public record RawColumn(
        String name,
        String sqlType,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        boolean autoIncrement,
        String comment,
        Optional<java.util.List<String>> enumMembers) {}
