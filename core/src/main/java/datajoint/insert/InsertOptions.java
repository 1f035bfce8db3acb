package datajoint.insert;

import datajoint.backend.OnDuplicate;

/** How rows are inserted. */
public record InsertOptions(OnDuplicate onDuplicate, ExtraFields extraFields, Populated populated) {
    public static final InsertOptions DEFAULT = new InsertOptions(OnDuplicate.FAIL);

    public InsertOptions(OnDuplicate onDuplicate) {
        this(onDuplicate, ExtraFields.REFUSE, Populated.REFUSE);
    }

    /** What becomes of a value whose name is no attribute of the table. */
    public enum ExtraFields {
        REFUSE,
        IGNORE
    }

    /** Whether rows may go straight into a table that {@code populate} fills. */
    public enum Populated {
        REFUSE,
        ALLOW
    }

    /** Values whose name is no attribute are left out. */
    public InsertOptions ignoringExtraFields() {
        return new InsertOptions(onDuplicate, ExtraFields.IGNORE, populated);
    }

    /** Rows may also go into imported and computed tables. */
    public InsertOptions allowingDirect() {
        return new InsertOptions(onDuplicate, extraFields, Populated.ALLOW);
    }
}
