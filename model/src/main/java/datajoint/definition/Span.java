package datajoint.definition;

/** A piece of a line and where it stands. */
record Span(SourceLine line, int start, int end) {
    String text() {
        return line.text().substring(start, end);
    }

    boolean isEmpty() {
        return start == end;
    }

    DefinitionException mistake(String problem, String remedy) {
        return line.mistake(start, end, problem, remedy);
    }
}
