package datajoint.migrate.assess;

/**
 * A column of unsigned integers that no foreign key brings.
 *
 * @param least "" if it has no values
 * @param passesSigned whether some value would not fit a signed integer of the same size
 */
public record UnsignedUse(
        String column, String type, String becomes, String least, String greatest, boolean passesSigned) {}
