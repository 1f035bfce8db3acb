package datajoint.cli;

import datajoint.DataJoint;
import datajoint.Relation;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.cli.text.RowFormat;
import datajoint.query.Order;
import datajoint.query.Top;
import datajoint.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints rows. */
@Command(name = "fetch", description = "Print rows of a table.", mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(paramLabel = "SCHEMA.TABLE", converter = TableArgument.Reader.class)
    private TableArgument name;

    @Option(names = "--where", paramLabel = "SQL", description = "A condition, such as \"weight > 20 and sex = 'F'\".")
    private String where = "";

    @Option(names = "--attributes", paramLabel = "A,B", split = ",", description = "Attributes beside the key.")
    private String[] attributes = {};

    @Option(
            names = "--order-by",
            paramLabel = "A,-B",
            split = ",",
            description = "Attributes to order by; a minus turns the order.")
    private String[] order = {};

    @Option(names = "--limit", paramLabel = "N", description = "The most rows.")
    private long limit = -1;

    @Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}; table if left out.")
    private RowFormat format = RowFormat.TABLE;

    @Override
    public Integer call() {
        try (DataJoint dj = connection.connect()) {
            Relation query = name.open(dj);
            if (!where.isBlank()) {
                query = query.restrict(where);
            }
            if (limit >= 0 || order.length > 0) {
                query = query.top(top());
            }
            if (attributes.length > 0) {
                query = query.project(attributes[0], Arrays.copyOfRange(attributes, 1, attributes.length));
            }
            try (Stream<Row> rows = query.stream()) {
                format.print(
                        query.expression().heading(),
                        rows.iterator(),
                        spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private Top top() {
        List<Order> by = Arrays.stream(order)
                .map(name -> name.startsWith("-") ? Order.desc(name.substring(1)) : Order.asc(name))
                .toList();
        Top top = limit >= 0 ? Top.of(limit) : Top.all();
        return by.isEmpty() ? top : top.orderBy(by.toArray(Order[]::new));
    }
}
