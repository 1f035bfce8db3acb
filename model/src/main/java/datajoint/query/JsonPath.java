package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place inside the json of an attribute: {@code meta.device.name}, {@code meta.channels[0]}, with {@code :type} for a
 * type of the server.
 *
 * @param steps member names, and positions as digits
 */
public record JsonPath(String attribute, List<String> steps, Optional<String> type) {
    private static final Pattern FORM =
            Pattern.compile("(\\w+)((?:\\.\\w+|\\[\\d+])+)(?::([A-Za-z]\\w*(?: \\w+)*(?:\\(\\d+(?: *, *\\d+)?\\))?))?");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** A path, or empty for a plain name. */
    public static Optional<JsonPath> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        List<String> steps = STEP.matcher(form.group(2))
                .results()
                .map(step -> step.group(1) != null ? step.group(1) : "[" + step.group(2))
                .toList();
        return Optional.of(new JsonPath(form.group(1), steps, Optional.ofNullable(form.group(3))));
    }

    void check(Heading heading) {
        Attribute whole = heading.attribute(attribute);
        boolean json = (whole.type() instanceof AttributeType.Core core && core.type() == CoreType.Simple.JSON)
                || whole.type() instanceof AttributeType.Computed
                || whole.type() instanceof AttributeType.Native;
        if (!json) {
            throw new QueryException(
                    "'%s' has no parts to ask for: it is %s, not json."
                            .formatted(attribute, whole.type().text()),
                    "Restrict by the attribute itself.");
        }
    }
}
