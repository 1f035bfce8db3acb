package datajoint.declare;

import datajoint.backend.Backend;
import datajoint.backend.TableStructure;
import datajoint.codec.CodecRegistry;
import datajoint.definition.DefinitionParser;
import datajoint.definition.ReferenceLine;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Structures of tables from the text of their definitions, without a server. Parents have to come first. */
public final class Structures {
    private final Backend backend;
    private final Map<String, TableStructure> byClass = new HashMap<>();

    public Structures(Backend backend) {
        this.backend = backend;
    }

    /** @param className of a table in the schema {@code lab}; {@code Session.Trial} for a part */
    public TableStructure add(Tier tier, String className, String definition) {
        int dot = className.indexOf('.');
        TableName name = dot < 0
                ? TableName.of("lab", tier, className)
                : TableName.ofPart(byClass.get(className.substring(0, dot)).name(), className.substring(dot + 1));
        TableStructure structure = new StructureBuilder(
                        name, backend, CodecRegistry.of(List.of()), line -> parent(name, line))
                .build(DefinitionParser.parse(definition), tier, DeclareOptions.DEFAULT);
        byClass.put(className, structure);
        return structure;
    }

    /** What is checked before a table is made. */
    public TableStructure addChecked(Tier tier, String className, String definition) {
        TableStructure structure = add(tier, className, definition);
        DeclarationCheck.check(structure, backend.ddl().longestTableName(structure), tier, DeclareOptions.DEFAULT);
        return structure;
    }

    private TableStructure parent(TableName child, ReferenceLine line) {
        return line.table().equals("master")
                ? byClass.get(child.master().orElseThrow().className())
                : byClass.get(line.table());
    }
}
