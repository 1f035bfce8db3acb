package datajoint.declare;

import datajoint.definition.AttributeLine;
import datajoint.definition.TableDefinition;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.CoreTypes;
import datajoint.model.DefaultValue;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The hidden attributes that a table gets beside its definition; shared with Python. */
final class PlatformAttributes {
    static final String SINGLETON = "_singleton";

    private PlatformAttributes() {}

    static List<AttributeLine> of(TableDefinition definition, Tier tier, DeclareOptions options) {
        List<AttributeLine> lines = new ArrayList<>();
        if (definition.isSingleton()) {
            lines.add(line(
                    SINGLETON, CoreType.Simple.BOOL, true, new DefaultValue.Literal("1"), "singleton primary key"));
        }
        if (tier.isPopulated() && options.jobMetadata() == DeclareOptions.JobMetadata.ADD) {
            CoreType moment = new CoreType.DatetimeType(OptionalInt.of(3));
            DefaultValue none = new DefaultValue.Null();
            lines.add(line("_job_start_time", moment, false, none, "when computation began"));
            lines.add(
                    line("_job_duration", new CoreType.FloatType(32), false, none, "computation duration in seconds"));
            CoreType version = new CoreType.TextType(64, true);
            lines.add(line("_job_version", version, false, new DefaultValue.Literal(""), "code version"));
        }
        return lines;
    }

    private static AttributeLine line(String name, CoreType type, boolean inKey, DefaultValue value, String comment) {
        AttributeType core = new AttributeType.Core(type, CoreTypes.text(type));
        return new AttributeLine(name, core, inKey, Optional.of(value), comment);
    }
}
