package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.AttributeTypes;
import datajoint.model.Heading;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.util.List;
import java.util.Optional;

/** Small tables to query: mouse, session of a mouse, scan of a session. */
final class Tables {
    static final Attribute MOUSE_ID = key("mouse", "mouse_id", "int32");
    static final Attribute SESSION_ID = key("session", "session_id", "int32");

    static final BaseTable MOUSE =
            table("mouse", MOUSE_ID, plain("sex", "enum('F', 'M')"), nullable("dob", "date"), plain("photo", "<blob>"));
    static final BaseTable SESSION = new BaseTable(
            new TableName("lab", "session"),
            Heading.of(List.of(
                    MOUSE_ID,
                    SESSION_ID,
                    plain("rig", "varchar(16)"),
                    nullable("weight", "float32"),
                    plain("meta", "json"))),
            List.of(plain("_job_version", "varchar(64)")));
    static final BaseTable SCAN =
            table("scan", MOUSE_ID, SESSION_ID, key("scan", "scan_id", "int8"), plain("depth", "float64"));
    /** A mouse_id of its own, which is no mouse. */
    static final BaseTable CAGE = table("cage", key("cage", "mouse_id", "int32"), plain("rig", "varchar(16)"));

    private Tables() {}

    static BaseTable table(String name, Attribute... attributes) {
        return new BaseTable(new TableName("lab", name), Heading.of(List.of(attributes)), List.of());
    }

    static Attribute key(String table, String name, String type) {
        return attribute(name, type, false, Optional.of(new Lineage(new TableName("lab", table), name)))
                .withInKey(true);
    }

    static Attribute plain(String name, String type) {
        return attribute(name, type, false, Optional.empty());
    }

    static Attribute nullable(String name, String type) {
        return attribute(name, type, true, Optional.empty());
    }

    private static Attribute attribute(String name, String type, boolean nullable, Optional<Lineage> lineage) {
        return new Attribute(
                name, AttributeTypes.parse(type).orElseThrow(), false, nullable, Optional.empty(), "", lineage);
    }
}
