package datajoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.backend.SchemaNames;
import datajoint.backend.TableStructure;
import datajoint.declare.Structures;
import datajoint.model.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The words that are sent, as Python 2.3.5 means them. */
class PostgresDdlTest {
    private final PostgresBackend backend = new PostgresBackend("PostgreSQL 18");
    private final Structures tables = new Structures(backend);

    @Test
    void everyKindOfColumnKeyAndIndex() {
        tables.add(Tier.MANUAL, "Mouse", "mouse_id : uuid  # ear tag\n");
        tables.add(Tier.LOOKUP, "Rig", "rig : varchar(8)\n");

        assertThat(created(tables.add(Tier.MANUAL, "Session", """
                        # It's "100%" a\\b
                        -> Mouse
                        session : uint16  # in order
                        ---
                        -> [nullable] Rig.proj(place='rig')
                        note = "it's" : varchar(10)
                        weight = null : float32
                        big = 5 : uint64
                        sex : enum('a:b', 'it''s')
                        index (note, weight)
                        """), SchemaNames.NONE))
                .isEqualTo("""
                        CREATE TYPE "lab"."enum_c7692908" AS ENUM ('a:b', 'it''s');
                        CREATE TABLE "lab"."session" (
                        "mouse_id" uuid NOT NULL,
                        "session" integer NOT NULL CHECK ("session" BETWEEN 0 AND 65535),
                        "place" varchar(8),
                        "note" varchar(10) NOT NULL DEFAULT 'it''s',
                        "weight" real DEFAULT NULL,
                        "big" numeric(20,0) NOT NULL DEFAULT '5' CHECK ("big" BETWEEN 0 AND 18446744073709551615),
                        "sex" "lab"."enum_c7692908" NOT NULL,
                        PRIMARY KEY ("mouse_id", "session"),
                        FOREIGN KEY ("mouse_id") REFERENCES "lab"."mouse" ("mouse_id") ON UPDATE CASCADE ON DELETE RESTRICT,
                        FOREIGN KEY ("place") REFERENCES "lab"."#rig" ("rig") ON UPDATE CASCADE ON DELETE RESTRICT
                        );
                        CREATE INDEX "idx_session_note_weight" ON "lab"."session" ("note", "weight");
                        CREATE INDEX "idx_session_place" ON "lab"."session" ("place");
                        COMMENT ON TABLE "lab"."session" IS 'It''s "100%" a\\b';
                        COMMENT ON COLUMN "lab"."session"."session" IS ':uint16:in order';
                        COMMENT ON COLUMN "lab"."session"."note" IS ':varchar(10):';
                        COMMENT ON COLUMN "lab"."session"."weight" IS ':float32:';
                        COMMENT ON COLUMN "lab"."session"."big" IS ':uint64:';
                        COMMENT ON COLUMN "lab"."session"."sex" IS ':enum(''a:b'', ''it''''s''):'""");
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        TableStructure table = tables.add(
                Tier.MANUAL, "Size", "size : enum('small', 'large')\n---\nnote : varchar(10)\nindex (note)\n");
        String type = PostgresDialect.enumTypeName(List.of("small", "large"));
        SchemaNames taken = new SchemaNames(Map.of(type, List.of("large", "small")), Set.of("idx_size_note"));

        assertThat(created(table, taken))
                .contains("CREATE TYPE \"lab\".\"" + type + "_2\" AS ENUM ('small', 'large')")
                .contains("CREATE INDEX \"idx_size_note_2\"");
    }

    @Test
    void anEnumTypeWithTheSameMembersIsShared() {
        TableStructure table = tables.add(Tier.MANUAL, "Size", "size : enum('small', 'large')\n");
        String type = PostgresDialect.enumTypeName(List.of("small", "large"));

        assertThat(created(table, new SchemaNames(Map.of(type, List.of("small", "large")), Set.of())))
                .doesNotContain("CREATE TYPE")
                .contains("\"size\" \"lab\".\"" + type + "\"");
    }

    private String created(TableStructure table, SchemaNames taken) {
        return String.join(";\n", backend.ddl().create(table, taken));
    }
}
