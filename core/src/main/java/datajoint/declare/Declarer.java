package datajoint.declare;

import datajoint.backend.Ddl;
import datajoint.backend.TableStructure;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.definition.DefinitionDiff;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.Difference;
import datajoint.definition.TableDefinition;
import datajoint.model.DataJointException;
import datajoint.model.DeclarationException;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Makes the table of a definition, or makes sure that the table there is the one defined. */
public final class Declarer {
    private final Database database;
    private final Catalogue catalogue;
    private final References references;
    private final DeclareOptions options;

    public Declarer(Database database, Catalogue catalogue, References references, DeclareOptions options) {
        this.database = database;
        this.catalogue = catalogue;
        this.references = references;
        this.options = options;
    }

    /**
     * Declaring again is harmless.
     *
     * @throws DeclarationException if the definition cannot be declared, or if the table is there in another form
     */
    public TableStructure declare(TableName name, Tier tier, TableDefinition definition) {
        TableStructure wanted = new StructureBuilder(
                        name, database.backend(), database.codecs(), line -> references.parent(name, line))
                .build(definition, tier, options);
        DeclarationCheck.check(wanted, database.backend().ddl().longestTableName(wanted), tier, options);
        Optional<TableStructure> existing = catalogue.find(name);
        if (existing.isEmpty()) {
            create(wanted);
            existing = catalogue.find(name);
        }
        TableStructure found = existing.orElseThrow(() -> new DeclarationException(
                "%s was declared and is not there.".formatted(name), "Was it dropped at the same time? Try again."));
        requireSame(wanted, found);
        return found;
    }

    private static void requireSame(TableStructure wanted, TableStructure found) {
        List<String> differences =
                DefinitionDiff.between(Describe.definition(wanted), Describe.definition(found)).stream()
                        .map(Difference::toString)
                        .toList();
        if (!differences.isEmpty()) {
            throw new DeclarationException(
                    "%s stands in the database in another form than defined:\n  %s\n."
                            .formatted(wanted.name(), String.join("\n  ", differences)),
                    "Make the definition say what the database has, which is:\n"
                            + DefinitionPrinter.print(Describe.definition(found)));
        }
    }

    /** All of it or nothing: in a transaction where the server has one for DDL, else what was made is taken away. */
    private void create(TableStructure table) {
        Ddl ddl = database.backend().ddl();
        String doing = "Declaring " + table.name();
        List<String> statements =
                ddl.create(table, catalogue.enumTypes(table.name().schema()));
        try {
            database.connections().transact(doing, inside -> {
                inside.use(doing, connection -> run(connection, statements));
                lineageOf(table, inside);
                return table;
            });
        } catch (DataJointException e) {
            catalogue.forget(table.name().schema());
            boolean isThere = catalogue.find(table.name()).isPresent();
            if (isThere && isAlreadyThere(e)) {
                return;
            }
            if (isThere && ddl.survivesRollback()) {
                database.connections().use(doing, connection -> run(connection, List.of(ddl.drop(table.name()))));
                catalogue.forget(table.name().schema());
            }
            throw e;
        }
        catalogue.forget(table.name().schema());
    }

    /** True when somebody else made the table a moment before: then theirs is compared with what was wanted. */
    private static boolean isAlreadyThere(DataJointException e) {
        return e.getCause() instanceof SQLException cause
                && (cause.getErrorCode() == 1050
                        || List.of("42P07", "42710").contains(String.valueOf(cause.getSQLState())));
    }

    private void lineageOf(TableStructure table, Connections inside) {
        new LineageTable(database).put(inside, table);
    }

    private static int run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return statements.size();
    }
}
