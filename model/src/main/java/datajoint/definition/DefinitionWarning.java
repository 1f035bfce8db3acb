package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.NativeTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something in a definition that works and should still be written in another way. */
public record DefinitionWarning(String attribute, String problem, String remedy) {

    /** What {@link TableDefinition#warnings} gives for one attribute. */
    static List<DefinitionWarning> of(AttributeLine line) {
        List<DefinitionWarning> warnings = new ArrayList<>();
        AttributeType type = line.type();
        if (type instanceof AttributeType.Native) {
            warnings.add(new DefinitionWarning(
                    line.name(),
                    "Attribute '%s' has the native type %s, which another database may not have."
                            .formatted(line.name(), type.text()),
                    successor(type.text())
                            .map("Write %s."::formatted)
                            .orElse("Write a core type if one holds the same values.")));
        }
        if (type.isAutoIncrement()) {
            warnings.add(new DefinitionWarning(
                    line.name(),
                    "Attribute '%s' is counted by the server: rows get other numbers on each server, and a row that"
                                    .formatted(line.name())
                            + " is inserted twice becomes two rows.",
                    "Give each row a key of its own, or accept it for a log."));
        }
        return warnings;
    }

    /** For 2.x a native blob holds raw bytes, whatever 0.14 kept in it. */
    private static Optional<String> successor(String text) {
        return NativeTypes.isBinary(text)
                ? Optional.of("bytes, or <blob> for arrays and other values")
                : NativeTypes.successor(text);
    }

    @Override
    public String toString() {
        return problem + " " + remedy;
    }
}
