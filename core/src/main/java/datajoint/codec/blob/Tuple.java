package datajoint.codec.blob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Python tuple; a {@code List} is a Python list. */
public record Tuple(List<@Nullable Object> items) {
    public Tuple {
        items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    public static Tuple of(@Nullable Object... items) {
        return new Tuple(Arrays.asList(items));
    }
}
