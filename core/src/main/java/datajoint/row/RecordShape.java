package datajoint.row;

import datajoint.model.DataException;
import datajoint.model.DataJointException;
import datajoint.model.DeclarationException;
import datajoint.model.Heading;
import datajoint.model.Names;
import datajoint.model.QueryException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record class as attributes: component {@code sessionDate} is the attribute {@code session_date}, and the components
 * of a nested record, such as a key, are attributes of their own. Planned once, then used for every row.
 */
public final class RecordShape {
    /** Made once for a class: finding accessors takes longer than fetching a row. */
    private static final ClassValue<RecordShape> SPREAD = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type.asSubclass(Record.class), Set.of());
        }
    };

    private final Class<? extends Record> type;
    private final List<Component> components = new ArrayList<>();
    private final MethodHandle constructor;

    private RecordShape(Class<? extends Record> type, Collection<String> attributes) {
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] types = new Class<?>[declared.length];
        for (int i = 0; i < declared.length; i++) {
            types[i] = declared[i].getType();
            components.add(Component.of(declared[i], attributes));
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            this.constructor = MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, declared.length)
                    .asType(java.lang.invoke.MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A bug: every record has its constructor.", e);
        }
    }

    /** A record whose nested records are all spread out, as keys are. */
    public static RecordShape of(Class<? extends Record> type) {
        return SPREAD.get(type);
    }

    /**
     * @param attributes of the table or query; a nested record of the name of one, such as of a json attribute, is its
     *     value and is not spread out
     */
    public static RecordShape of(Class<? extends Record> type, Collection<String> attributes) {
        RecordShape spread = of(type);
        return spread.spreadsOneOf(attributes) ? new RecordShape(type, attributes) : spread;
    }

    private boolean spreadsOneOf(Collection<String> names) {
        return components.stream()
                .anyMatch(component -> component.nested().isPresent()
                        && (names.contains(component.attribute())
                                || component.nested().get().spreadsOneOf(names)));
    }

    /** One component: an attribute, or a nested record of several. */
    private record Component(
            String attribute, Class<?> type, boolean optional, MethodHandle accessor, Optional<RecordShape> nested) {

        static Component of(RecordComponent component, Collection<String> attributes) {
            try {
                Method method = component.getAccessor();
                method.setAccessible(true);
                MethodHandle accessor = MethodHandles.lookup()
                        .unreflect(method)
                        .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
                boolean optional = component.getType() == Optional.class;
                Class<?> type = optional ? optionalType(component) : component.getType();
                String name = Names.toSnake(component.getName());
                boolean spread = type.isRecord() && !isValue(type) && !attributes.contains(name);
                return new Component(
                        name,
                        type,
                        optional,
                        accessor,
                        spread
                                ? Optional.of(new RecordShape(type.asSubclass(Record.class), attributes))
                                : Optional.empty());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("A bug: the accessor was made accessible.", e);
            }
        }

        /** Records of the library that are the value of one attribute, such as a complex number. */
        private static boolean isValue(Class<?> type) {
            return type.getPackageName().startsWith("datajoint.codec");
        }

        private static Class<?> optionalType(RecordComponent component) {
            if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType generic
                    && generic.getActualTypeArguments()[0] instanceof Class<?> inside) {
                return inside;
            }
            return Object.class;
        }
    }

    public Class<? extends Record> type() {
        return type;
    }

    /** The attributes, in the order of the components. */
    public List<String> attributes() {
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            if (component.nested().isPresent()) {
                names.addAll(component.nested().get().attributes());
            } else {
                names.add(component.attribute());
            }
        }
        return names;
    }

    /** @throws QueryException that names every attribute the record asks for and the query lacks */
    public void requireFits(Heading heading) {
        List<String> missing =
                attributes().stream().filter(name -> !heading.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new QueryException(
                    "Record %s asks for %s; the query has %s."
                            .formatted(type.getSimpleName(), missing, heading.names()),
                    "Rename the components, or add the attributes with project or join.");
        }
    }

    /** @throws DeclarationException that names every attribute which only the record, or only the table, has */
    public void requireSame(Heading heading, String table) {
        Set<String> own = new HashSet<>(attributes());
        List<String> missing =
                attributes().stream().filter(name -> !heading.contains(name)).toList();
        List<String> more =
                heading.names().stream().filter(name -> !own.contains(name)).toList();
        if (!missing.isEmpty() || !more.isEmpty()) {
            throw new DeclarationException(
                    "Record %s and table %s differ: only the record has %s, only the table has %s."
                            .formatted(type.getSimpleName(), table, missing, more),
                    "Name the components like the attributes: session_date is sessionDate.");
        }
    }

    /** A record of these values, which are in the order of {@link #attributes}. */
    public Record make(@Nullable Object[] values) {
        return make(values, new int[1]);
    }

    private Record make(@Nullable Object[] values, int[] next) {
        @Nullable Object[] arguments = new Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = components.get(i);
            arguments[i] = component.nested().isPresent()
                    ? component.nested().get().make(values, next)
                    : argument(component, values[next[0]++]);
        }
        try {
            return (Record) constructor.invokeExact(arguments);
        } catch (DataJointException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new DataException(
                    "The record %s refuses the row: %s.".formatted(type.getSimpleName(), e.getMessage()),
                    "Change the row or the check in the record.",
                    e);
        }
    }

    private @Nullable Object argument(Component component, @Nullable Object value) {
        if (component.optional()) {
            return value == null
                    ? Optional.empty()
                    : Optional.of(Conversion.to(component.type(), value, component.attribute()));
        }
        if (value == null) {
            if (component.type().isPrimitive()) {
                throw new DataException(
                        "Record %s cannot hold the missing value of '%s'."
                                .formatted(type.getSimpleName(), component.attribute()),
                        "Make the component Optional, or a type that can be null.");
            }
            return null;
        }
        return component.type().isInstance(value)
                ? value
                : Conversion.to(component.type(), value, component.attribute());
    }

    /** The values of a record in the order of {@link #attributes}; an empty Optional is a missing value. */
    public @Nullable Object[] values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        collect(row, values);
        return values.toArray();
    }

    private void collect(Record row, List<@Nullable Object> values) {
        for (Component component : components) {
            Object value = read(component, row);
            if (component.nested().isPresent()) {
                if (value == null) {
                    throw new DataException(
                            "The component '%s' of %s is null.".formatted(component.attribute(), type.getSimpleName()),
                            "Give the nested record.");
                }
                component.nested().get().collect((Record) value, values);
            } else {
                values.add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
            }
        }
    }

    private static @Nullable Object read(Component component, Record row) {
        try {
            return component.accessor().invokeExact((Object) row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The accessor of " + component.attribute() + " failed.", e);
        }
    }
}
