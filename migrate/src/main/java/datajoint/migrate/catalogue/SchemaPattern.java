package datajoint.migrate.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names of schemas with places for any text. */
final class SchemaPattern {
    private static final Set<String> SERVERS =
            Set.of("information_schema", "mysql", "performance_schema", "sys", "dj_migration");

    private SchemaPattern() {}

    /** A name that is there means itself, whatever is in it. */
    static Set<String> matching(String pattern, Collection<String> there, Predicate<String> mine) {
        if (there.contains(pattern)) {
            return Set.of(pattern);
        }
        if (!pattern.contains("%") && !pattern.contains("*")) {
            return Set.of();
        }
        String regex = pattern.chars()
                .mapToObj(character ->
                        character == '%' || character == '*' ? ".*" : Pattern.quote(String.valueOf((char) character)))
                .collect(joining());
        Pattern compiled = Pattern.compile(regex);
        Set<String> matching = new TreeSet<>();
        for (String name : there) {
            if (compiled.matcher(name).matches() && !SERVERS.contains(name) && !mine.test(name)) {
                matching.add(name);
            }
        }
        return matching;
    }
}
