package datajoint.model;

/** Where an attribute was first declared. Two attributes match in a join only if their lineages are equal. */
public record Lineage(TableName table, String attribute) {

    /** Reads {@code schema.table.attribute}, the form of the {@code ~lineage} table; only the table may hold dots. */
    public static Lineage parse(String text) {
        int first = text.indexOf('.');
        int last = text.lastIndexOf('.');
        if (first < 1 || last == first || last == text.length() - 1) {
            throw new DataJointException(
                    "'%s' is no lineage.".formatted(text), "A lineage is written schema.table.attribute.");
        }
        return new Lineage(
                new TableName(text.substring(0, first), text.substring(first + 1, last)), text.substring(last + 1));
    }

    @Override
    public String toString() {
        return table + "." + attribute;
    }
}
