package datajoint;

import datajoint.model.Tier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The definition of the table whose rows a record holds. A part table is a record nested in that of its master. The
 * record and the definition have to agree on the names of the attributes, in both directions.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Definition {
    Tier tier() default Tier.MANUAL;

    /** The text, in the definition language. */
    String value();
}
