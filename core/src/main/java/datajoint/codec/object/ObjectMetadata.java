package datajoint.codec.object;

import datajoint.codec.CodecContext;
import datajoint.codec.StoredJson;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a row says of an object: a JSON object, in the form that Python writes; what we do not know in it is kept. */
record ObjectMetadata(Map<String, @Nullable Object> json) {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    ObjectMetadata {
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }

    /** As a row has it; asks for no more than a path. */
    static ObjectMetadata of(Object stored, CodecContext context) {
        StoredJson checked = StoredJson.of(stored, context);
        checked.text("path");
        checked.optionalText("store");
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        ((Map<?, ?>) stored).forEach((name, value) -> json.put(String.valueOf(name), value));
        return new ObjectMetadata(json);
    }

    static ObjectMetadata ofFile(Store store, ObjectPath path, long size, Optional<String> extension, Instant now) {
        return new ObjectMetadata(object(store, path, size, extension, false, null, now));
    }

    static ObjectMetadata ofFolder(
            Store store, ObjectPath path, Manifest manifest, Optional<String> extension, Instant now) {
        return new ObjectMetadata(object(
                store,
                path,
                manifest.totalSize(),
                extension,
                true,
                (long) manifest.files().size(),
                now));
    }

    /** Of what a user keeps in the store. */
    static ObjectMetadata ofFilepath(Store store, ObjectPath path, OptionalLong size, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", path.text());
        json.put("store", store.name());
        json.put("size", size.isPresent() ? size.getAsLong() : null);
        json.put("is_dir", size.isEmpty());
        json.put("timestamp", timestamp(now));
        return new ObjectMetadata(json);
    }

    static String timestamp(Instant now) {
        return TIMESTAMP.format(now.atOffset(ZoneOffset.UTC));
    }

    String path() {
        return String.valueOf(json.get("path"));
    }

    /** Empty for the default one. */
    Optional<String> store() {
        return text("store").filter(name -> !name.isEmpty());
    }

    OptionalLong size() {
        return number("size");
    }

    Optional<String> extension() {
        return text("ext").filter(text -> !text.isEmpty());
    }

    boolean isFolder() {
        return Boolean.TRUE.equals(json.get("is_dir"));
    }

    OptionalLong itemCount() {
        return number("item_count");
    }

    Optional<String> hash() {
        return text("hash").filter(text -> !text.isEmpty());
    }

    /** Times without a zone are those of UTC, as Python means them. */
    Optional<Instant> timestamp() {
        return text("timestamp").flatMap(text -> {
            try {
                return Optional.of(
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                                        instanceof OffsetDateTime zoned
                                ? zoned.toInstant()
                                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** The same with some entries set anew. */
    ObjectMetadata with(Map<String, ?> entries) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(json);
        changed.putAll(entries);
        return new ObjectMetadata(changed);
    }

    private static Map<String, @Nullable Object> object(
            Store store,
            ObjectPath path,
            long size,
            Optional<String> extension,
            boolean isFolder,
            @Nullable Long itemCount,
            Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", path.text());
        json.put("store", store.name());
        json.put("size", size);
        json.put("ext", extension.orElse(null));
        json.put("is_dir", isFolder);
        json.put("item_count", itemCount);
        json.put("timestamp", timestamp(now));
        return json;
    }

    private Optional<String> text(String name) {
        return json.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private OptionalLong number(String name) {
        return json.get(name) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }
}
