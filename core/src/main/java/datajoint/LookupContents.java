package datajoint;

import datajoint.model.DeclarationException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows that a lookup table has from the start: what the static method {@code contents()} of its record returns. */
final class LookupContents {
    private LookupContents() {}

    /** The rows, or none if the record has no such method. */
    static <R extends Record> List<R> of(Class<R> type) {
        try {
            Method method = type.getDeclaredMethod("contents");
            if (!Modifier.isStatic(method.getModifiers())) {
                return List.of();
            }
            method.setAccessible(true);
            return ((Collection<?>) method.invoke(null))
                    .stream().map(type::cast).toList();
        } catch (NoSuchMethodException none) {
            return List.of();
        } catch (InvocationTargetException | IllegalAccessException | ClassCastException e) {
            throw new DeclarationException(
                    "%s.contents() does not give the rows of the table: %s.".formatted(type.getSimpleName(), e),
                    "Write: static List<%s> contents() { ... }.".formatted(type.getSimpleName()),
                    e);
        }
    }

    /** Inserts the rows that are not there yet; rows that are there are left as they are. */
    static <R extends Record> void put(Table<R> table, Collection<R> contents) {
        if (contents.isEmpty()) {
            return;
        }
        Set<R> present = new HashSet<>(table.list(table.rowType()));
        List<R> missing =
                contents.stream().filter(row -> !present.contains(row)).toList();
        if (!missing.isEmpty()) {
            table.insertAll(missing, datajoint.backend.OnDuplicate.SKIP);
        }
    }
}
