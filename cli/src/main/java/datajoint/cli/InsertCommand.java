package datajoint.cli;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.backend.OnDuplicate;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.cli.text.CsvRows;
import datajoint.insert.InsertOptions;
import datajoint.json.JsonRows;
import datajoint.row.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Inserts rows from a file. */
@Command(
        name = "insert",
        description = "Insert rows from a file of JSON, JSON lines or CSV: all of them or, if one cannot be, none.",
        mixinStandardHelpOptions = true)
final class InsertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(index = "0", paramLabel = "SCHEMA.TABLE", converter = TableArgument.Reader.class)
    private TableArgument name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "rows.json, rows.jsonl or rows.csv; - for JSON on standard input.")
    private String file;

    @Option(names = "--skip-duplicates", description = "Leave rows alone whose key is there already.")
    private boolean skip;

    @Option(names = "--replace", description = "Give rows whose key is there already the new values.")
    private boolean replace;

    @Option(names = "--ignore-extra-fields", description = "Leave out values whose name is no attribute.")
    private boolean ignoreExtraFields;

    @Option(names = "--allow-direct-insert", description = "Also into imported and computed tables.")
    private boolean allowDirectInsert;

    @Override
    public Integer call() throws IOException {
        try (DataJoint dj = connection.connect();
                Reader reader = open()) {
            Table<Row> table = name.open(dj);
            Iterator<Row> rows = file.toLowerCase(Locale.ROOT).endsWith(".csv")
                    ? new CsvRows(reader, table.heading())
                    : new JsonRows(table.heading()).read(reader);
            long count = table.insertAny(rows, options());
            spec.commandLine().getErr().printf("Inserted %,d rows into %s.%n", count, table.name());
        }
        return 0;
    }

    private Reader open() throws IOException {
        return file.equals("-")
                ? new BufferedReader(new InputStreamReader(Main.of(spec).in(), StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }

    private InsertOptions options() {
        InsertOptions options =
                new InsertOptions(replace ? OnDuplicate.REPLACE : skip ? OnDuplicate.SKIP : OnDuplicate.FAIL);
        InsertOptions lenient = ignoreExtraFields ? options.ignoringExtraFields() : options;
        return allowDirectInsert ? lenient.allowingDirect() : lenient;
    }
}
