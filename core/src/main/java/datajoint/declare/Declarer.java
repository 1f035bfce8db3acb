package datajoint.declare;

import static java.util.stream.Collectors.joining;

import datajoint.backend.TableStructure;
import datajoint.database.Database;
import datajoint.definition.DefinitionDiff;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.Difference;
import datajoint.definition.TableDefinition;
import datajoint.model.DeclarationException;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the table of a definition, or makes sure that the table there is the one defined. */
public final class Declarer {
    private static final Logger LOG = LoggerFactory.getLogger(Declarer.class);

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
        if (catalogue.find(name).isEmpty() && canBeMade(wanted, tier)) {
            database.connections().requireNoTransaction("Declaring " + name);
            new TableMaker(database, catalogue).make(wanted);
        }
        TableStructure found = catalogue
                .find(name)
                .orElseThrow(() -> new DeclarationException(
                        "%s was declared and is not there.".formatted(name),
                        "Was it dropped at the same time? Try again."));
        requireSame(wanted, found);
        return found;
    }

    /** False if it is there after all, made by another program by rules of its own. */
    private boolean canBeMade(TableStructure wanted, Tier tier) {
        try {
            if (options.newTables() == DeclareOptions.NewTables.REFUSE) {
                throw new DeclarationException(
                        "%s is not in the database, and database.create_tables is false.".formatted(wanted.name()),
                        "Set database.create_tables, or have the table made by whoever owns the schema.");
            }
            DeclarationCheck.check(wanted, database.backend().ddl().longestTableName(wanted), tier, options);
            return true;
        } catch (DeclarationException e) {
            catalogue.forget(wanted.name().schema());
            if (catalogue.find(wanted.name()).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    private static void requireSame(TableStructure wanted, TableStructure found) {
        List<Difference> differences = DefinitionDiff.between(Describe.definition(wanted), Describe.definition(found));
        String list = differences.stream().map(Difference::toString).collect(joining("\n  "));
        if (differences.stream().allMatch(one -> one.kind() == Difference.Kind.COMMENT)) {
            // Python itself stores some comments otherwise than they were written.
            if (!differences.isEmpty()) {
                LOG.warn("{} has other comments in the database than in its definition:\n  {}", wanted.name(), list);
            }
        } else {
            throw new DeclarationException(
                    "%s stands in the database in another form than defined:\n  %s\n.".formatted(wanted.name(), list),
                    "Make the definition say what the database has, which is:\n"
                            + DefinitionPrinter.print(Describe.definition(found)));
        }
    }
}
