package datajoint;

import static datajoint.Columns.compute;
import static datajoint.Columns.copy;
import static datajoint.Columns.desc;
import static datajoint.Columns.keepAll;
import static datajoint.Columns.rename;
import static datajoint.Conditions.all;
import static datajoint.Conditions.any;
import static datajoint.Conditions.attr;
import static datajoint.Conditions.matches;
import static datajoint.Conditions.not;
import static datajoint.Conditions.sql;
import static org.assertj.core.api.Assertions.assertThat;

import datajoint.codec.CodecRegistry;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.model.Attribute;
import datajoint.model.AttributeTypes;
import datajoint.model.Heading;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import datajoint.mysql.NoServer;
import datajoint.query.BaseTable;
import datajoint.query.Top;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual's page on queries: each Java expression in it stands here, each SQL in it is what an expression gives. */
class DocumentedQueriesTest {
    private static final Database DATABASE =
            new Database(NoServer.mySql(), noConnections(), CodecRegistry.of(List.of()), NoStores.create());

    private final Relation mice =
            table("mouse", key("mouse", "mouse_id"), attribute("sex", "char(1)"), attribute("dob", "date"));
    private final Relation sessions =
            table("session", key("mouse", "mouse_id"), key("session", "session_id"), attribute("rig", "varchar(8)"));
    private final Relation scans =
            table("scan", key("mouse", "mouse_id"), key("session", "session_id"), key("scan", "scan_id"));

    record MouseKey(int mouseId) {}

    private final List<Relation> documented = List.of(
            sessions.restrict("rig = ?", "A"),
            sessions.at(new MouseKey(3)),
            sessions.restrict(Map.of("mouse_id", 3)),
            sessions.restrict(Map.of("rig", List.of("A", "B"))),
            sessions.restrict(any(sql("rig = ?", "A"), attr("session_id").gt(5))),
            mice.restrict(all(
                    attr("sex").eq("F"), attr("dob").between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)))),
            sessions.exclude(all(attr("mouse_id").eq(3), attr("rig").eq("A"))),
            sessions.restrict(scans),
            sessions.exclude(scans),
            sessions.restrict(any(matches(scans), not(attr("rig").like("A%")))),
            sessions.restrict(scans.top(10)),
            sessions.project(),
            sessions.project("rig"),
            mice.projectAllBut("dob"),
            sessions.project(keepAll(), rename("session_id", "number")),
            sessions.project(copy("rig", "room")),
            mice.project(compute("age", "datediff(?, dob)", LocalDate.of(2021, 1, 1))),
            sessions.join(mice),
            sessions.join(mice).restrict("sex = 'F'"),
            sessions.top(10, desc("rig")),
            sessions.top(Top.of(10).orderBy(desc("rig")).offset(20)),
            sessions.top(10, desc("rig")).topInOrder(3),
            sessions.top(10).restrict("rig = 'A'"));

    @Test
    void theManualShowsWhatTheExpressionsGive() throws IOException {
        String manual = Files.readString(Path.of("../docs/queries.md"));
        String source = Files.readString(Path.of("src/test/java/datajoint/DocumentedQueriesTest.java"))
                .replaceAll("\\s+", "");

        for (Relation query : documented) {
            assertThat(manual).contains(query.sql().text());
        }
        List<String> shown = Pattern.compile("(?m)^\\| `[^|]*` \\| `((?:mice|sessions)\\.[^|]+)` \\|")
                .matcher(manual)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSize(documented.size());
        assertThat(shown).allMatch(java -> source.contains(java.replaceAll("\\s+", "")));
    }

    private static Relation table(String name, Attribute... attributes) {
        return new Query(
                DATABASE, new BaseTable(new TableName("lab", name), Heading.of(List.of(attributes)), List.of()));
    }

    private static Attribute key(String table, String name) {
        return attribute(name, "int32", Optional.of(new Lineage(new TableName("lab", table), name)))
                .withInKey(true);
    }

    private static Attribute attribute(String name, String type) {
        return attribute(name, type, Optional.empty());
    }

    private static Attribute attribute(String name, String type, Optional<Lineage> lineage) {
        return new Attribute(
                name, AttributeTypes.parse(type).orElseThrow(), false, false, Optional.empty(), "", lineage);
    }

    /** Nothing is sent here. */
    private static Connections noConnections() {
        return (Connections) Proxy.newProxyInstance(
                Connections.class.getClassLoader(), new Class<?>[] {Connections.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
