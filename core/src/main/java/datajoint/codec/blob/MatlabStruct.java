package datajoint.codec.blob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A MATLAB struct array. */
public final class MatlabStruct {
    private final int[] shape;
    private final List<String> names;
    private final List<List<@Nullable Object>> structs;

    /** @param structs the values of each struct in the order of the names; the first dimension closest */
    public MatlabStruct(int[] shape, List<String> names, List<? extends List<? extends @Nullable Object>> structs) {
        this.shape = shape.clone();
        this.names = List.copyOf(names);
        if (this.names.isEmpty()) {
            this.structs = Collections.nCopies(structs.size(), List.of());
            return;
        }
        List<List<@Nullable Object>> copies = new ArrayList<>();
        structs.forEach(values -> copies.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>(values))));
        this.structs = Collections.unmodifiableList(copies);
    }

    public int[] shape() {
        return shape.clone();
    }

    public List<String> names() {
        return names;
    }

    public List<List<@Nullable Object>> structs() {
        return structs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatlabStruct struct
                && Arrays.equals(shape, struct.shape)
                && names.equals(struct.names)
                && structs.equals(struct.structs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(shape) + names.hashCode()) + structs.hashCode();
    }

    @Override
    public String toString() {
        return "struct" + Arrays.toString(shape) + " " + names + " " + structs;
    }
}
