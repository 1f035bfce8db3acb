package datajoint.backend;

import datajoint.model.DataJointException;
import java.sql.SQLException;

/** Turns the error of a driver into one of ours, with the driver's error as its cause. */
public interface ErrorTranslator {
    /** @param doing what was being done, for the message: "inserting into lab.session" */
    DataJointException translate(SQLException error, String doing);
}
