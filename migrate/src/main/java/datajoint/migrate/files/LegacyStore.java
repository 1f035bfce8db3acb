package datajoint.migrate.files;

import datajoint.settings.StoreSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A store as the settings of a legacy release describe it.
 *
 * @param name {@code raw}; "" for the one store without a name of 0.11
 * @param protocol {@code file}, {@code s3}
 * @param location the folder, absolute; or what keys in the bucket begin with
 * @param endpoint host and port, and {@code bucket}: "" unless the protocol is {@code s3}
 * @param subfolding the lengths of folder names
 */
public record LegacyStore(
        String name,
        String protocol,
        String location,
        String endpoint,
        String bucket,
        boolean isSecure,
        List<Integer> subfolding) {
    public LegacyStore {
        subfolding = List.copyOf(subfolding);
    }

    /** Why the store of 2.0 is another place than this one; nothing if it is the same, and files can stay. */
    public List<String> differences(StoreSpec spec) {
        List<String> differences = new ArrayList<>();
        compare(differences, spec, "protocol", protocol, spec.protocol());
        if (protocol.equals("file")) {
            Path now = Path.of(spec.location()).toAbsolutePath().normalize();
            compare(differences, spec, "location", Path.of(location).normalize().toString(), now.toString());
        } else {
            compare(differences, spec, "location", location, spec.location().replaceAll("^/+|/+$", ""));
            compare(differences, spec, "bucket", bucket, spec.text("bucket").orElse(""));
            compare(
                    differences,
                    spec,
                    "endpoint",
                    endpoint,
                    spec.text("endpoint").orElse("").replaceAll("^https?://|/+$", ""));
        }
        return differences;
    }

    private void compare(List<String> differences, StoreSpec spec, String what, String here, String there) {
        if (!here.equals(there)) {
            differences.add("The %s of the legacy store '%s' is '%s'; that of store '%s' is '%s'."
                    .formatted(what, name, here, spec.name(), there));
        }
    }

    /** What {@code datajoint.json} should say for files to stay in place, without secrets, by attribute. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("protocol", protocol);
        settings.put("location", location);
        if (!protocol.equals("file")) {
            settings.put("endpoint", endpoint);
            settings.put("bucket", bucket);
            settings.put("secure", isSecure);
        }
        return settings;
    }
}
