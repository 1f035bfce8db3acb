package datajoint.model;

import java.util.Optional;

/** One attribute of a heading. A computed attribute of a query has no lineage and no default. */
public record Attribute(
        String name,
        AttributeType type,
        boolean inKey,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        String comment,
        Optional<Lineage> lineage) {

    /** An attribute that an expression of a query gives: any type, perhaps null. */
    public static Attribute computed(String name) {
        return new Attribute(name, new AttributeType.Computed(), false, true, Optional.empty(), "", Optional.empty());
    }

    public Attribute renamed(String newName) {
        return new Attribute(newName, type, inKey, nullable, defaultValue, comment, lineage);
    }

    public Attribute withInKey(boolean key) {
        return new Attribute(name, type, key, nullable, defaultValue, comment, lineage);
    }

    public Attribute withNullable(boolean canBeNull) {
        return new Attribute(name, type, inKey, canBeNull, defaultValue, comment, lineage);
    }

    /** True for platform attributes, whose names begin with an underscore: never shown, never matched. */
    public boolean isHidden() {
        return name.startsWith("_");
    }

    public boolean isHomologousTo(Attribute other) {
        return lineage.isPresent() && lineage.equals(other.lineage);
    }
}
