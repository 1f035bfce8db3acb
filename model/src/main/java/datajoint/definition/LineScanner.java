package datajoint.definition;

import datajoint.model.Quoted;

/** Reads one line from left to right and says where it fails. */
final class LineScanner {
    private final SourceLine line;
    private int at;

    LineScanner(SourceLine line) {
        this.line = line;
    }

    SourceLine line() {
        return line;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= line.text().length();
    }

    /** The letter here, or a zero character at the end of the line. */
    char peek() {
        return atEnd() ? '\0' : line.text().charAt(at);
    }

    LineScanner skipBlanks() {
        while (!atEnd() && SourceLine.isBlank(peek())) {
            at++;
        }
        return this;
    }

    /** Steps over blanks and the letter if it comes next. */
    boolean accept(char letter) {
        skipBlanks();
        if (atEnd() || peek() != letter) {
            return false;
        }
        at++;
        return true;
    }

    boolean accept(String word) {
        skipBlanks();
        if (!line.text().startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** The letters, digits and underscores here; empty if there are none. */
    String word() {
        skipBlanks();
        int start = at;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
            at++;
        }
        return line.text().substring(start, at);
    }

    /** The quoted text here. */
    String quoted() {
        skipBlanks();
        Quoted quoted = Quoted.at(line.text(), at).orElseThrow(() -> unclosed(at));
        at = quoted.end();
        return quoted.value();
    }

    /** The text up to one of these letters outside quotes, or to the end of the line; without blanks around it. */
    Span upTo(String letters) {
        skipBlanks();
        int start = at;
        while (!atEnd() && letters.indexOf(peek()) < 0) {
            if (Quoted.isQuote(peek())) {
                quoted();
            } else {
                at++;
            }
        }
        return span(start, at);
    }

    /** A part of the line, without blanks at its end. */
    Span span(int start, int end) {
        int to = end;
        while (to > start && SourceLine.isBlank(line.text().charAt(to - 1))) {
            to--;
        }
        return new Span(line, start, to);
    }

    /** The rest after a {@code #}, or empty; anything else is a mistake. */
    String comment(String remedy) {
        if (accept('#')) {
            String comment = skipBlanks().line.text().substring(at);
            at = line.text().length();
            return comment;
        }
        if (!atEnd()) {
            throw rest("'%s' cannot stand here.".formatted(line.text().substring(at)), remedy);
        }
        return "";
    }

    /** A mistake at the place that was reached. */
    DefinitionException here(String problem, String remedy) {
        return line.mistake(at, at + 1, problem, remedy);
    }

    /** A mistake in all that follows. */
    DefinitionException rest(String problem, String remedy) {
        return line.mistake(at, line.text().length(), problem, remedy);
    }

    private DefinitionException unclosed(int start) {
        return line.mistake(
                start,
                start + 1,
                "The quote %s is not closed.".formatted(line.text().charAt(start)),
                "Close it before the end of the line; a quote inside quotes is written twice.");
    }
}
