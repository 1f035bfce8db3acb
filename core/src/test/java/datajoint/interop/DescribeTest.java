package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Schema;
import datajoint.TestConnection;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;

/** Whatever is declared, its description declares the same table again. */
class DescribeTest {
    private static final int TABLES = 25;

    @EachServer
    void theDescriptionOfARandomTableDeclaresItAgain(TestServer server) throws Exception {
        try (TestSchema first = TestSchema.on(server, "describe");
                TestSchema second = TestSchema.on(server, "describe");
                DataJoint dj = TestConnection.to(server)) {
            Schema made = dj.schema(first.name());
            Schema again = dj.schema(second.name());
            RandomTables random = new RandomTables(20260101);
            for (int i = 0; i < TABLES; i++) {
                String definition = random.next();
                String description =
                        made.declare(Tier.MANUAL, "T" + i, definition).describe();
                // Idempotent, in the words of the database too.
                made.declare(Tier.MANUAL, "T" + i, description);
                again.declare(Tier.MANUAL, "T" + i, description);

                assertThat(again.table("T" + i).describe()).as(definition).isEqualTo(description);
            }

            assertThat(CatalogueText.of(server, second.name())).isEqualTo(CatalogueText.of(server, first.name()));
        }
    }
}
