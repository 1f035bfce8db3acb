package datajoint.codec.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of values of any kind, numpy's {@code dtype=object}; also what an array of strings is stored as. */
public final class ObjectArray {
    private final int[] shape;
    private final List<@Nullable Object> elements;

    /** @param elements the first dimension closest */
    public ObjectArray(int[] shape, List<? extends @Nullable Object> elements) {
        this.shape = shape.clone();
        this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
    }

    public static ObjectArray of(@Nullable Object... elements) {
        return new ObjectArray(new int[] {elements.length}, Arrays.asList(elements));
    }

    public int[] shape() {
        return shape.clone();
    }

    /** All elements, the first dimension closest. */
    public List<@Nullable Object> elements() {
        return elements;
    }

    public @Nullable Object at(int... index) {
        return elements.get(Shape.place(shape, Shape.columnMajor(shape), index));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectArray array
                && Arrays.equals(shape, array.shape)
                && elements.equals(array.elements);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + elements.hashCode();
    }

    @Override
    public String toString() {
        return "object" + Arrays.toString(shape) + " " + elements;
    }
}
