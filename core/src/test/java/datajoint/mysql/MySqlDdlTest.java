package datajoint.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.backend.SchemaNames;
import datajoint.backend.TableStructure;
import datajoint.declare.Structures;
import datajoint.model.Tier;
import org.junit.jupiter.api.Test;

/** The words that are sent, as Python 2.3.5 means them. */
class MySqlDdlTest {
    private final MySqlBackend backend = MySqlBackends.mySql();
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
                        -> [nullable, unique] Rig.proj(place='rig')
                        note = "it's" : varchar(10)
                        weight = null : float32
                        count = 5 : int32
                        at = CURRENT_TIMESTAMP(3) : datetime(3)
                        sex : enum('a:b', 'it''s')
                        extra = null : json
                        index (note, count)
                        unique index (weight)
                        index ((upper(note)), extra.rate:unsigned)
                        """))).isEqualTo("""
                        CREATE TABLE `lab`.`session` (
                        `mouse_id` binary(16) NOT NULL COMMENT ':uuid:ear tag',
                        `session` smallint unsigned NOT NULL COMMENT ':uint16:in order',
                        `place` varchar(8),
                        `note` varchar(10) NOT NULL DEFAULT 'it''s' COMMENT ':varchar(10):',
                        `weight` float DEFAULT NULL COMMENT ':float32:',
                        `count` int NOT NULL DEFAULT '5' COMMENT ':int32:',
                        `at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) COMMENT ':datetime(3):',
                        `sex` enum('a:b','it''s') NOT NULL COMMENT ':enum(''a:b'', ''it''''s''):',
                        `extra` json DEFAULT NULL COMMENT ':json:',
                        PRIMARY KEY (`mouse_id`, `session`),
                        FOREIGN KEY (`mouse_id`) REFERENCES `lab`.`mouse` (`mouse_id`) ON UPDATE CASCADE ON DELETE RESTRICT,
                        FOREIGN KEY (`place`) REFERENCES `lab`.`#rig` (`rig`) ON UPDATE CASCADE ON DELETE RESTRICT,
                        UNIQUE INDEX (`place`),
                        INDEX (`note`, `count`),
                        UNIQUE INDEX (`weight`),
                        INDEX ((upper(note)), (json_value(`extra`, '$.rate' returning unsigned)))
                        ) ENGINE=InnoDB COMMENT='It''s "100%" a\\\\b'""");
    }

    @Test
    void aTableWithoutAKeyHoldsOneRow() {
        assertThat(created(tables.add(Tier.LOOKUP, "Settings", "---\nvalue : bool\n")))
                .isEqualTo("""
                        CREATE TABLE `lab`.`#settings` (
                        `value` tinyint NOT NULL COMMENT ':bool:',
                        `_singleton` tinyint NOT NULL DEFAULT '1' COMMENT ':bool:singleton primary key',
                        PRIMARY KEY (`_singleton`)
                        ) ENGINE=InnoDB COMMENT=''""");
    }

    private String created(TableStructure table) {
        return String.join(";\n", backend.ddl().create(table, SchemaNames.NONE));
    }
}
