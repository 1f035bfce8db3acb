package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeType.Core;
import datajoint.model.AttributeTypes;
import datajoint.model.CoreType;
import datajoint.model.CoreTypes;
import datajoint.model.DefaultValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random definitions that the parser takes. */
final class Definitions {
    private static final String TEXT = "abzAZ09 _-'\"\\#:,;()<>@é%{}µ漢";

    private Definitions() {}

    static Arbitrary<TableDefinition> any() {
        Arbitrary<List<Line>> lines = Combinators.combine(
                        line(true).list().ofMaxSize(3), line(false).list().ofMaxSize(6))
                .as((key, rest) -> {
                    List<Line> all = new ArrayList<>(key);
                    all.addAll(rest);
                    return withoutNamesakes(all);
                });
        return Combinators.combine(comment(), lines).as(TableDefinition::new);
    }

    static Arbitrary<String> name() {
        return Combinators.combine(
                        Arbitraries.chars().range('a', 'z'),
                        Arbitraries.strings().withChars("abz019_").ofMaxLength(12))
                .as((first, rest) -> first + rest);
    }

    private static List<Line> withoutNamesakes(List<Line> lines) {
        Set<String> names = new LinkedHashSet<>();
        return lines.stream()
                .filter(line -> !(line instanceof AttributeLine attribute) || names.add(attribute.name()))
                .toList();
    }

    private static Arbitrary<Line> line(boolean inKey) {
        return Arbitraries.oneOf(attribute(inKey), reference(inKey), index(inKey));
    }

    private static Arbitrary<Line> attribute(boolean inKey) {
        Arbitrary<AttributeType> types =
                type().filter(type -> !inKey || !(type instanceof Core core && core.type() instanceof CoreType.Simple));
        return Combinators.combine(
                        name(), types, comment(), Arbitraries.integers().between(0, 3))
                .flatAs((name, type, comment, kind) -> defaultOf(type, inKey, kind)
                        .map(value -> new AttributeLine(name, type, inKey, value, comment)));
    }

    private static Arbitrary<Optional<DefaultValue>> defaultOf(AttributeType type, boolean inKey, int kind) {
        if (kind == 0 && !inKey) {
            return Arbitraries.just(Optional.of(new DefaultValue.Null()));
        }
        if (kind == 1
                || !(type instanceof Core core)
                || core.type() == CoreType.Simple.JSON
                || core.type() == CoreType.Simple.BYTES) {
            return Arbitraries.just(Optional.empty());
        }
        return literal(core.type()).map(literal -> Optional.of(new DefaultValue.Literal(literal)));
    }

    private static Arbitrary<String> literal(CoreType type) {
        if (type instanceof CoreType.IntegerType || type instanceof CoreType.FloatType) {
            return Arbitraries.integers().between(0, 127).map(String::valueOf);
        }
        if (type instanceof CoreType.DecimalType) {
            return Arbitraries.of("0", "1", "-1", "0.5");
        }
        if (type instanceof CoreType.EnumType members) {
            return Arbitraries.of(members.members());
        }
        if (type instanceof CoreType.TextType text) {
            return Arbitraries.strings().withChars(TEXT).ofMaxLength(text.length());
        }
        if (type == CoreType.Simple.UUID) {
            return Arbitraries.just("00000000-0000-0000-0000-000000000001");
        }
        return type == CoreType.Simple.BOOL ? Arbitraries.of("0", "1") : Arbitraries.just("2030-01-31");
    }

    private static Arbitrary<Line> reference(boolean inKey) {
        Arbitrary<String> tables =
                Arbitraries.of("master", "Session", "lab.Session", "Session.Trial", "`lab`.`#rig`", "\"lab\".\"rig\"");
        Arbitrary<Map<String, String>> renames = Arbitraries.maps(name(), name())
                .ofMaxSize(2)
                .filter(map -> new LinkedHashSet<>(map.values()).size() == map.size());
        return Combinators.combine(tables, renames, Arbitraries.of(true, false), Arbitraries.of(true, false), comment())
                .as((table, renamed, nullable, unique, comment) ->
                        new ReferenceLine(table, renamed, inKey, nullable && !inKey, unique, comment));
    }

    private static Arbitrary<Line> index(boolean inKey) {
        Arbitrary<String> element = Arbitraries.oneOf(
                name(),
                name().map(name -> "(lower(" + name + "))"),
                name().map(name -> name + ".a.b"),
                name().map(name -> name + ".a:decimal(10, 2)"));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        element.list().uniqueElements().ofMinSize(1).ofMaxSize(3))
                .as((unique, elements) -> new IndexLine(unique, elements, inKey));
    }

    private static Arbitrary<AttributeType> type() {
        Arbitrary<String> codecs = Arbitraries.of("<blob>", "<blob@>", "<npy@raw>", "<my_codec@st-1>");
        Arbitrary<String> natives = Arbitraries.of("int unsigned", "tinyint(1)", "longtext", "time(3)", "INT(11)");
        return Arbitraries.oneOf(codecs, natives, coreType().map(CoreTypes::text))
                .map(text -> AttributeTypes.parse(text).orElseThrow());
    }

    static Arbitrary<CoreType> coreType() {
        Arbitrary<CoreType> plain = Arbitraries.of(
                        "int8", "int64", "uint8", "uint64", "float32", "float64", "date", "datetime", "datetime(6)")
                .map(text -> CoreTypes.parse(text).orElseThrow());
        Arbitrary<CoreType> simple = Arbitraries.of(CoreType.Simple.class).map(type -> type);
        Arbitrary<CoreType> text = Combinators.combine(
                        Arbitraries.integers().between(1, 9), Arbitraries.of(true, false))
                .as(CoreType.TextType::new);
        Arbitrary<CoreType> decimal = Combinators.combine(
                        Arbitraries.integers().between(3, 20),
                        Arbitraries.integers().between(0, 2))
                .as(CoreType.DecimalType::new);
        Arbitrary<CoreType> members = Arbitraries.strings()
                .withChars(TEXT)
                .ofMaxLength(6)
                .list()
                .uniqueElements(member -> member.toLowerCase(Locale.ROOT))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(CoreType.EnumType::new);
        return Arbitraries.oneOf(plain, simple, text, decimal, members);
    }

    private static Arbitrary<String> comment() {
        return Arbitraries.strings()
                .withChars(TEXT)
                .ofMaxLength(20)
                .map(String::strip)
                .filter(comment -> !comment.startsWith(":"));
    }
}
