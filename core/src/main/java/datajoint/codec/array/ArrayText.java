package datajoint.codec.array;

import java.util.Arrays;

/** An array as a person wants to see it: whole if it is short, else its ends. */
final class ArrayText {
    private static final int MOST_ELEMENTS = 24;
    private static final int EDGE = 3;
    /** Of an array of many short dimensions there are too many ends. */
    private static final int MOST_CHARACTERS = 2_000;

    private ArrayText() {}

    static String of(NdArray array) {
        StringBuilder text = new StringBuilder(array.dtype().name())
                .append(Arrays.toString(array.shape()))
                .append(' ');
        if (array.dimensions() == 0) {
            return text.append('{').append(array.at()).append('}').toString();
        }
        if (array.size() == 0) {
            return text.append("{}").toString();
        }
        append(array, text, array.size() > MOST_ELEMENTS);
        return text.toString();
    }

    private static void append(NdArray array, StringBuilder text, boolean cut) {
        if (array.dimensions() == 0) {
            text.append(array.at());
            return;
        }
        if (text.length() > MOST_CHARACTERS) {
            text.append("...");
            return;
        }
        int length = array.shape()[0];
        text.append('{');
        for (int i = 0; i < length; i++) {
            text.append(i > 0 ? ", " : "");
            if (cut && length > 2 * EDGE && i == EDGE) {
                text.append("..., ");
                i = length - EDGE;
            }
            append(array.select(0, i), text, cut);
        }
        text.append('}');
    }
}
