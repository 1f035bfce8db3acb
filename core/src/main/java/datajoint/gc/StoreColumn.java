package datajoint.gc;

import datajoint.backend.Dialect;
import datajoint.backend.MarkedColumn;
import datajoint.codec.CodecChain;
import datajoint.codec.CodecRegistry;
import datajoint.declare.CommentMark;
import datajoint.model.AttributeType;
import datajoint.model.CodecException;
import java.util.Optional;

/**
 * A column that may refer to objects.
 *
 * @param chain the codecs it goes through; empty if they are not known here
 * @param inStore true if each value has to refer to an object
 * @param problem why the codecs are not known
 */
record StoreColumn(MarkedColumn marked, Optional<CodecChain> chain, boolean inStore, String problem) {
    static StoreColumn of(MarkedColumn marked, CodecRegistry codecs) {
        AttributeType type = CommentMark.parse(marked.comment()).type().orElse(null);
        if (!(type instanceof AttributeType.Coded coded)) {
            return new StoreColumn(marked, Optional.empty(), true, "Nobody here knows the type it is marked with.");
        }
        try {
            return new StoreColumn(marked, Optional.of(codecs.chain(coded)), coded.inStore(), "");
        } catch (CodecException e) {
            return new StoreColumn(marked, Optional.empty(), coded.inStore(), e.problem());
        }
    }

    /** False for values that lie in the table, such as those of {@code <blob>}. */
    boolean mayRefer() {
        return inStore || chain.map(known -> !isBytes(known)).orElse(true);
    }

    /** All values that there are. */
    String select(Dialect dialect) {
        String column = dialect.quote(marked.column());
        return "SELECT %s FROM %s WHERE %s IS NOT NULL".formatted(column, dialect.quote(marked.table()), column);
    }

    private static boolean isBytes(CodecChain chain) {
        return chain.column() == datajoint.model.CoreType.Simple.BYTES;
    }

    @Override
    public String toString() {
        return marked.toString();
    }
}
