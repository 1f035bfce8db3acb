package datajoint.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** What docs/architecture.md says about packages. */
@AnalyzeClasses(packages = "datajoint", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageBordersTest {
    private static final String[] PURE = {
        "datajoint.model..", "datajoint.definition..", "datajoint.query..", "datajoint.graph.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelIsValuesOnly = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.nio.file..", "java.net..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule modelReadsNoFiles = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|.*Stream|.*Reader|.*Writer).*");

    @ArchTest
    static final ArchRule onlyProgramsUseTheFacade = noClasses()
            .that()
            .resideInAPackage("datajoint.(*)..")
            .and()
            .resideOutsideOfPackages("datajoint.cli..", "datajoint.bench..", "datajoint.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("datajoint");

    @ArchTest
    static final ArchRule codecsKnowNoTables = noClasses()
            .that()
            .resideInAPackage("datajoint.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "datajoint.database..",
                    "datajoint.declare..",
                    "datajoint.drop..",
                    "datajoint.fetch..",
                    "datajoint.insert..",
                    "datajoint.backend..",
                    "datajoint.mysql..",
                    "datajoint.postgres..");

    @ArchTest
    static final ArchRule onlyTheBuilderNamesBackends = noClasses()
            .that()
            .resideOutsideOfPackages("datajoint.mysql..", "datajoint.postgres..", "datajoint.bench..")
            .and()
            .doNotHaveFullyQualifiedName("datajoint.DataJointBuilder")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("datajoint.mysql..", "datajoint.postgres..");

    @ArchTest
    static final ArchRule onlyProgramsPrint = noClasses()
            .that()
            .resideOutsideOfPackages("datajoint.cli..", "datajoint.bench..")
            .and()
            .doNotHaveFullyQualifiedName("datajoint.embedded.Serve")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalTime.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule noStaticFieldChanges =
            fields().that().areStatic().should().beFinal();

    /** Every package is a slice of its own, also one inside another. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
