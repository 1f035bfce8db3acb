package datajoint.migrate.assess;

/** How many columns of one legacy type get one type of 2.0. */
public record TypeUse(String legacy, String becomes, long columns) {}
