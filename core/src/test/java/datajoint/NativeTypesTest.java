package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Native types are warned of, and hold their values all the same. */
class NativeTypesTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2030, 1, 31, 12, 0);

    @EachServer
    void aNativeTypeGivesBackWhatItGot(TestServer server) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("smallint", -32768);
        values.put("integer", 2147483647);
        values.put("bigint", 9007199254740993L);
        values.put("real", server.isPostgres() ? (Object) 0.1f : (Object) 0.1);
        values.put("float", server.isPostgres() ? (Object) 0.1 : (Object) 0.1f);
        values.put("float(53)", 0.1);
        values.put("numeric(4,1)", new BigDecimal("123.4"));
        values.put("varchar( 9 )", "µ");
        values.put("text", "it's");
        values.put("timestamp", NOON);
        if (!server.isPostgres()) {
            values.put("int unsigned", 4294967295L);
            values.put("bigint unsigned", new BigInteger("18446744073709551615"));
            values.put("mediumint", -8388608);
            values.put("double", 0.1);
            values.put("year", 2030);
            values.put("longblob", new byte[] {0, -1});
        }
        try (TestSchema schema = TestSchema.on(server, "native");
                DataJoint dj = TestConnection.to(server)) {
            Schema lab = dj.schema(schema.name());
            int number = 0;
            for (Map.Entry<String, Object> value : values.entrySet()) {
                String name = "T" + number++;
                lab.declare(Tier.MANUAL, name, "i : int32\n---\nx : " + value.getKey())
                        .insert(Map.of("i", 1, "x", value.getValue()));

                assertThat(lab.table(name).value("x", Object.class))
                        .as(value.getKey())
                        .isEqualTo(value.getValue());
                assertThat(lab.declare(Tier.MANUAL, name, lab.table(name).describe())
                                .describe())
                        .isEqualTo(lab.table(name).describe());
            }
        }
    }
}
