package datajoint.migrate.verify;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.MigrationException;

/** A certificate as JSON: sorted, so that the same one is always the same text. */
public final class CertificateJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CertificateJson() {}

    public static String write(Certificate certificate) {
        try {
            return JSON.writeValueAsString(certificate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bug: a certificate that is no JSON", e);
        }
    }

    /** @throws MigrationException if the text is no certificate, or was changed since it was written */
    public static Certificate read(String text) {
        Certificate read;
        try {
            read = JSON.readValue(text, Certificate.class);
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    "This is no certificate: " + e.getOriginalMessage() + ".",
                    "Give the JSON file that dj migrate verify wrote.",
                    e);
        }
        if (!read.digested().digest().equals(read.digest())) {
            throw new MigrationException(
                    "The certificate was changed after it was written: its digest is %s, and it says %s."
                            .formatted(read.digested().digest(), read.digest()),
                    "Take it from the journal, or verify anew.");
        }
        return read;
    }
}
