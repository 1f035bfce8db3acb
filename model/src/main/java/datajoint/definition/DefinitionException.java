package datajoint.definition;

import datajoint.model.DataJointException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be read. The message shows each mistake with its line, a caret and the remedy. */
public final class DefinitionException extends DataJointException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Mistake> mistakes;
    private final String subject;
    private final int line;
    private final int column;

    DefinitionException(List<Mistake> mistakes) {
        this("The definition", mistakes);
    }

    private DefinitionException(String subject, List<Mistake> mistakes) {
        super(mistakes.get(0).problem(), mistakes.get(0).remedy());
        this.subject = subject;
        this.mistakes = new ArrayList<>(mistakes);
        this.line = mistakes.get(0).line();
        this.column = mistakes.get(0).column();
    }

    /** The same, saying whose definition it is. */
    DefinitionException of(String table) {
        return new DefinitionException("The definition of " + table, mistakes);
    }

    /** The line of the first mistake, counted from 1. */
    public int line() {
        return line;
    }

    /** The column of the first mistake, counted from 1. */
    public int column() {
        return column;
    }

    /** All mistakes, at most one of each line. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public String getMessage() {
        return mistakes.stream()
                .map(Mistake::toString)
                .collect(Collectors.joining("\n\n", subject + " cannot be read.\n", ""));
    }
}
