package datajoint.migrate.digest;

import datajoint.migrate.plan.PlannedColumn;

/** An attribute and the form in which both sides write it. */
public record FormColumn(String name, ValueForm form) {
    public static FormColumn of(PlannedColumn column) {
        ValueForm legacy = ValueForm.of(column.legacyType());
        ValueForm shadow = ValueForm.of(column.sqlType());
        boolean isLonger = (legacy == ValueForm.TEXT && shadow == ValueForm.LONG_TEXT)
                || (legacy == ValueForm.BYTES && shadow == ValueForm.LONG_BYTES)
                || (legacy == ValueForm.PLAIN && shadow == ValueForm.BARE);
        return new FormColumn(column.name(), isLonger ? shadow : legacy);
    }
}
