package datajoint.migrate.journal;

import java.time.Instant;

/**
 * Something that a step has to remember: what it is about to do, what it found, what a person accepted.
 *
 * @param kind a word of the step's own: {@code problem}, {@code accepted}, {@code trigger}, {@code before}
 * @param key what it is about, unique within run, step and kind
 */
public record Note(String step, String kind, String key, String text, Instant at) {
    /** Something wrong with the legacy data, which stops the cutover until a person accepts it by its key. */
    public static final String PROBLEM = "problem";

    /** That a person accepted a problem of the same step and key; the text says who. */
    public static final String ACCEPTED = "accepted";
}
