package datajoint.declare;

import datajoint.backend.ForeignKey;
import datajoint.backend.StoredColumn;
import datajoint.backend.TableStructure;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.DeclarationException;
import datajoint.model.Tier;
import java.util.List;

/** What can be known to fail, or to be unreadable later, before anything is sent to the server. */
final class DeclarationCheck {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_COMMENT = 1024;
    private static final int LONGEST_TABLE_COMMENT = 2048;

    private DeclarationCheck() {}

    static void check(TableStructure table, int longestTableName, Tier tier, DeclareOptions options) {
        String name = table.name().table();
        if (name.length() > longestTableName) {
            throw new DeclarationException(
                    "The stored name '%s' has %d characters; %d fit here."
                            .formatted(name, name.length(), longestTableName),
                    "Give the class a shorter name.");
        }
        if (table.comment().length() > LONGEST_TABLE_COMMENT || table.comment().startsWith(":")) {
            throw new DeclarationException(
                    "The comment of %s begins with a colon or has more than %d characters."
                            .formatted(table.name(), LONGEST_TABLE_COMMENT),
                    "Change the comment.");
        }
        table.columns().forEach(column -> check(table, column));
        if (tier.isPopulated() && options.newKeysInComputed() == DeclareOptions.NewKeys.REFUSE) {
            requireInheritedKey(table, tier);
        }
    }

    private static void check(TableStructure table, StoredColumn column) {
        if (column.name().length() > LONGEST_NAME) {
            throw new DeclarationException(
                    "The attribute name '%s' of %s has more than %d characters."
                            .formatted(column.name(), table.name(), LONGEST_NAME),
                    "Choose a shorter name.");
        }
        if (column.storedComment().length() > LONGEST_COMMENT) {
            throw new DeclarationException(
                    "Type and comment of '%s' in %s have more than %d characters together."
                            .formatted(column.name(), table.name(), LONGEST_COMMENT),
                    "Shorten the comment.");
        }
        if (column.attribute().inKey() && !canBeKey(column.attribute().type())) {
            throw new DeclarationException(
                    "'%s : %s' cannot be in the key of %s: servers cannot compare such values."
                            .formatted(column.name(), column.attribute().type().text(), table.name()),
                    "Move it below the --- line, and use a number or a short text as the key.");
        }
    }

    private static boolean canBeKey(AttributeType type) {
        if (type instanceof AttributeType.Core core) {
            return core.type() != CoreType.Simple.JSON && core.type() != CoreType.Simple.BYTES;
        }
        return type instanceof AttributeType.Native natively
                && !natively.text().toLowerCase(java.util.Locale.ROOT).matches(".*(blob|text|json|bytea).*");
    }

    /** A computed row is determined by what it is computed from. */
    private static void requireInheritedKey(TableStructure table, Tier tier) {
        List<String> fresh = table.primaryKey().stream()
                .filter(name -> !name.startsWith("_"))
                .filter(name -> table.foreignKeys().stream()
                        .map(ForeignKey::columns)
                        .noneMatch(columns -> columns.contains(name)))
                .toList();
        if (!fresh.isEmpty()) {
            throw new DeclarationException(
                    "The key of %s table %s has attributes of its own: %s."
                            .formatted(tier.name().toLowerCase(java.util.Locale.ROOT), table.name(), fresh),
                    "Take the key from references, or set jobs.allow_new_pk_fields_in_computed_tables.");
        }
    }
}
