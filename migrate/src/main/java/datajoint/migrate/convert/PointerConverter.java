package datajoint.migrate.convert;

import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.evidence.Target;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.AttributeType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the columns that point into stores: a foreign key to a tracking table shows them. */
final class PointerConverter {
    private static final String TRACKING = "~external";
    private static final Pattern KIND = Pattern.compile("(blob|attach|filepath)@(\\S*)");
    private static final Pattern EXTERNAL = Pattern.compile("external(-\\S+)?");
    private static final Pattern ADAPTER = Pattern.compile("<\\s*([A-Za-z_]\\w*)\\s*>");

    private final Evidence evidence;
    private final StoreMap stores;

    PointerConverter(Evidence evidence, StoreMap stores) {
        this.evidence = evidence;
        this.stores = stores;
    }

    Optional<ConvertedType> convert(LegacyTable table, LegacyColumn column, LegacyMark mark) {
        Optional<LegacyKey> key = trackingKey(table, column.name());
        if (key.isEmpty() || mark.mark().isEmpty()) {
            return Optional.empty();
        }
        String tracking = key.get().parent().table();
        String text = mark.mark().get();
        Matcher kind = KIND.matcher(text);
        if (kind.matches()) {
            String codec = kind.group(1);
            return Optional.of(pointer(codec, kindOf(codec), kind.group(2), tracking, mark.comment()));
        }
        if (EXTERNAL.matcher(text).matches()) {
            PointerKind old = column.sqlType().startsWith("char") ? PointerKind.EXTERNAL : PointerKind.BLOB;
            return Optional.of(pointer("blob", old, text, tracking, mark.comment()));
        }
        Matcher adapter = ADAPTER.matcher(text);
        if (adapter.matches()) {
            Target target = evidence.target(table.name(), column.name());
            String store = tracking.substring(Math.min(tracking.length(), TRACKING.length() + 1));
            return Optional.of(pointer(adapter.group(1), kindOf(target), store, tracking, mark.comment()));
        }
        return Optional.empty();
    }

    private ConvertedType pointer(String codec, PointerKind kind, String legacyStore, String tracking, String comment) {
        String store = stores.of(legacyStore);
        String text = "<" + codec + "@" + store + ">";
        AttributeType type =
                new AttributeType.Coded(codec, true, store.isEmpty() ? Optional.empty() : Optional.of(store), text);
        Transfer transfer = new Transfer.Pointer(kind, StoreMap.plain(legacyStore), store, tracking);
        return new ConvertedType(type, "json", comment, transfer);
    }

    private static PointerKind kindOf(String codec) {
        return switch (codec) {
            case "attach" -> PointerKind.ATTACH;
            case "filepath" -> PointerKind.FILEPATH;
            default -> PointerKind.BLOB;
        };
    }

    /** What an adapter stands on is in the code of the lab only; the files that it made show it. */
    private static PointerKind kindOf(Target target) {
        if (target.attachments() > 0) {
            return PointerKind.ATTACH;
        }
        return target.filepaths() > 0 ? PointerKind.FILEPATH : PointerKind.BLOB;
    }

    static boolean isTracking(LegacyKey key) {
        return key.parent().table().startsWith(TRACKING);
    }

    private static Optional<LegacyKey> trackingKey(LegacyTable table, String column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column)) && isTracking(key))
                .findFirst();
    }
}
