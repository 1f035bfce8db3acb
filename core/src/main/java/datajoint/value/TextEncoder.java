package datajoint.value;

import datajoint.model.DataException;

/** Text of at most so many characters; a character outside the basic plane counts as one, as servers count. */
final class TextEncoder implements CellEncoder {
    private static final int SHOWN = 40;

    private final int length;

    TextEncoder(int length) {
        this.length = length;
    }

    @Override
    public Object encode(Object value) {
        String text = Scalars.text(value);
        if (text.length() > length && text.codePointCount(0, text.length()) > length) {
            throw new DataException(
                    "\"%s\" has %d characters; %d fit"
                            .formatted(
                                    text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...",
                                    text.codePointCount(0, text.length()),
                                    length),
                    "Shorten it, or declare a longer type.");
        }
        return text;
    }
}
