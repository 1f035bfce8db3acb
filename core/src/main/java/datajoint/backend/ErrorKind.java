package datajoint.backend;

import datajoint.model.AccessException;
import datajoint.model.ConnectionException;
import datajoint.model.DataException;
import datajoint.model.DataJointException;
import datajoint.model.DatabaseException;
import datajoint.model.DuplicateException;
import datajoint.model.IntegrityException;
import datajoint.model.MissingTableException;
import datajoint.model.QueryException;

/** What an error of a server means to the caller; a backend maps its error codes to these. */
public enum ErrorKind {
    ACCESS("Ask the administrator for the right, or check user and password."),
    CONNECTION("Check host and port, and that the server runs; work outside a transaction can be run again."),
    DATA("Check the values against the types in the definition."),
    DUPLICATE("Insert with OnDuplicate.SKIP or OnDuplicate.REPLACE, or change the row."),
    INTEGRITY("Insert the referenced rows first, and delete the rows that refer to these first."),
    MISSING_TABLE("Check the name, or declare the table first."),
    QUERY("Check the condition or expression against the SQL of this server."),
    CONFLICT("Other work held the same rows; run it again."),
    OTHER("The server's error is the cause of this one.");

    private final String remedy;

    ErrorKind(String remedy) {
        this.remedy = remedy;
    }

    public DataJointException error(String problem, Throwable cause) {
        return switch (this) {
            case ACCESS -> new AccessException(problem, remedy, cause);
            case CONNECTION -> new ConnectionException(problem, remedy, cause);
            case DATA -> new DataException(problem, remedy, cause);
            case DUPLICATE -> new DuplicateException(problem, remedy, cause);
            case INTEGRITY -> new IntegrityException(problem, remedy, cause);
            case MISSING_TABLE -> new MissingTableException(problem, remedy, cause);
            case QUERY -> new QueryException(problem, remedy, cause);
            case CONFLICT, OTHER -> new DatabaseException(problem, remedy, cause);
        };
    }
}
