package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;

/** The hidden attributes of populated tables are those that Python adds. */
class JobMetadataInteropTest {
    private static final String SCRIPT = """
            import sys
            import datajoint as dj
            dj.config.jobs.add_job_metadata = True
            schema = dj.Schema(sys.argv[1])

            @schema
            class Rig(dj.Manual):
                definition = "rig : int32"

            @schema
            class Mean(dj.Computed):
                definition = "-> Rig\\n---\\nmean : float64"

            @schema
            class Scan(dj.Imported):
                definition = "-> Rig\\n---\\nframes : int32"
            """;

    @EachServer
    void populatedTablesAreThoseOfPython(TestServer server) throws Exception {
        try (TestSchema python = TestSchema.on(server, "jobs");
                TestSchema java = TestSchema.on(server, "jobs");
                DataJoint dj = TestConnection.to(server)) {
            Python.DATAJOINT_2.run(server, SCRIPT, python.name());
            dj.config().set("jobs.add_job_metadata", true);
            Schema schema = dj.schema(java.name());
            schema.declare(Tier.MANUAL, "Rig", "rig : int32");
            schema.declare(Tier.COMPUTED, "Mean", "-> Rig\n---\nmean : float64");
            schema.declare(Tier.IMPORTED, "Scan", "-> Rig\n---\nframes : int32");

            assertThat(CatalogueText.of(server, java.name())).isEqualTo(CatalogueText.of(server, python.name()));
            assertThat(dj.schema(python.name()).table("Mean").heading().names()).containsExactly("rig", "mean");
        }
    }
}
