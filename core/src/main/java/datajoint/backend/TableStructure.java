package datajoint.backend;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.TableName;
import java.util.List;
import java.util.Optional;

/** A table as it stands in a database, or as it shall stand there. */
public record TableStructure(
        TableName name,
        String comment,
        List<StoredColumn> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<StoredIndex> indexes) {
    public TableStructure {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** The attributes that users see. */
    public Heading heading() {
        return Heading.of(columns.stream()
                .map(StoredColumn::attribute)
                .filter(attribute -> !attribute.isHidden())
                .toList());
    }

    /** The platform attributes. */
    public List<Attribute> hidden() {
        return columns.stream()
                .map(StoredColumn::attribute)
                .filter(Attribute::isHidden)
                .toList();
    }

    public Optional<StoredColumn> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }
}
