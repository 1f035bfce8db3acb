package datajoint.migrate.shadow;

import static java.util.stream.Collectors.toSet;

import datajoint.DataJoint;
import datajoint.declare.Catalogue;
import datajoint.declare.DeclareOptions;
import datajoint.declare.Declarer;
import datajoint.declare.References;
import datajoint.definition.DefinitionParser;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.DataJointException;
import datajoint.model.TableName;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Declares the converted definitions under the names of the shadows, and tells what a server has under those names. */
final class DeclaredTwin {
    private static final DeclareOptions OPTIONS = new DeclareOptions(
            DeclareOptions.NewTables.MAKE, DeclareOptions.JobMetadata.OMIT, DeclareOptions.NewKeys.ALLOW);

    private final DataJoint dj;
    private final Plan plan;

    DeclaredTwin(DataJoint dj, Plan plan) {
        this.dj = dj;
        this.plan = plan;
    }

    /** @return why tables could not be declared, by their legacy names */
    Map<TableName, String> declare() {
        Map<TableName, String> refused = new LinkedHashMap<>();
        plan.schemas()
                .forEach(schema -> execute("CREATE DATABASE " + schema.shadow() + " CHARACTER SET " + schema.charset()
                        + " COLLATE " + schema.collation()));
        Catalogue catalogue = new Catalogue(dj.database());
        Declarer declarer = new Declarer(
                dj.database(),
                catalogue,
                new References(
                        catalogue,
                        plan.schemas().stream().map(PlannedSchema::shadow).toList()),
                OPTIONS);
        for (PlannedTable table : plan.tables()) {
            if (!table.definition().isEmpty()) {
                try {
                    declarer.declare(
                            table.shadow(),
                            table.legacy().tier().orElseThrow(),
                            DefinitionParser.parse(renamed(table.definition())));
                } catch (DataJointException e) {
                    refused.put(table.legacy(), e.getMessage());
                }
            }
        }
        return refused;
    }

    void drop() {
        execute("SET SESSION foreign_key_checks = 0");
        plan.schemas().forEach(schema -> execute("DROP DATABASE IF EXISTS " + schema.shadow()));
    }

    /** Everything that the server tells of the shadows that have definitions, by what it is of. */
    Map<String, String> catalogue() {
        List<String> shadows =
                plan.schemas().stream().map(PlannedSchema::shadow).toList();
        Set<TableName> defined = plan.tables().stream()
                .filter(table -> !table.definition().isEmpty())
                .map(PlannedTable::shadow)
                .collect(toSet());
        Map<String, String> told = new TreeMap<>();
        dj.database()
                .connections()
                .use("Reading", connection -> new CatalogueReader(dj.database()).read(connection, shadows))
                .forEach(schema -> schema.tables().stream()
                        .filter(table -> defined.contains(table.name()))
                        .forEach(table -> tell(table, told)));
        return told;
    }

    private static void tell(LegacyTable table, Map<String, String> told) {
        String name = table.name().toString();
        told.put(name + " comment", table.comment());
        told.put(name + " collation", table.collation());
        told.put(name + " primary key", table.primaryKey().toString());
        told.put(
                name + " column order",
                table.columns().stream().map(LegacyColumn::name).toList().toString());
        TreeSet<String> keys = new TreeSet<>();
        table.foreignKeys()
                .forEach(key -> keys.add("%s %s %s UPDATE %s DELETE %s"
                        .formatted(key.columns(), key.parent(), key.parentColumns(), key.onUpdate(), key.onDelete())));
        told.put(name + " foreign keys", keys.toString());
        TreeSet<String> indexes = new TreeSet<>();
        table.indexes().forEach(index -> indexes.add(index.unique() + " " + index.kind() + " " + index.elements()));
        told.put(name + " indexes", indexes.toString());
        told.put(name + " checks", table.checks().toString());
        table.columns().forEach(column -> tell(name + "." + column.name(), column, told));
    }

    private static void tell(String name, LegacyColumn column, Map<String, String> told) {
        told.put(name + " type", column.sqlType());
        told.put(name + " nullable", String.valueOf(column.nullable()));
        told.put(name + " default", column.defaultSql().orElse("none"));
        told.put(name + " counted", String.valueOf(column.autoIncrement()));
        told.put(name + " update", column.onUpdate().orElse("none"));
        told.put(name + " generated", column.generated().orElse("none"));
        told.put(name + " charset", column.collation().orElse("none"));
        told.put(name + " comment", column.comment());
    }

    /** The rows of {@code ~lineage}. */
    TreeSet<String> lineage() {
        TreeSet<String> rows = new TreeSet<>();
        for (PlannedSchema schema : plan.schemas()) {
            dj.database().connections().use("Reading lineage", connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT table_name, attribute_name, lineage FROM `"
                                + schema.shadow() + "`.`~lineage`")) {
                    while (row.next()) {
                        rows.add(schema.shadow() + "." + row.getString(1) + "." + row.getString(2) + " from "
                                + row.getString(3));
                    }
                    return rows;
                }
            });
        }
        return rows;
    }

    private String renamed(String definition) {
        String text = definition;
        for (PlannedSchema schema : plan.schemas()) {
            text = text.replaceAll(schema.legacy() + "(?=[`.])", schema.shadow());
        }
        return text;
    }

    private void execute(String sql) {
        dj.database().connections().use("Preparing", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
