package datajoint.migrate.assess;

/**
 * Something that a person should know before a migration.
 *
 * @param problem what is the case, and where
 * @param fix what to do about it
 */
public record Finding(String problem, String fix) {
    @Override
    public String toString() {
        return problem + " " + fix;
    }
}
