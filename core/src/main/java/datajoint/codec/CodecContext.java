package datajoint.codec;

import datajoint.model.TableName;
import java.util.Optional;

/** What a codec may know about the cell it works on. */
public record CodecContext(TableName table, String attribute, Optional<String> store) {
    @Override
    public String toString() {
        return table + "." + attribute;
    }
}
