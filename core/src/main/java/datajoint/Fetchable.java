package datajoint;

import datajoint.database.Database;
import datajoint.fetch.Columns;
import datajoint.fetch.Fetch;
import datajoint.fetch.One;
import datajoint.fetch.Preview;
import datajoint.query.Expression;
import datajoint.row.RecordShape;
import datajoint.row.Row;
import datajoint.row.RowMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Something whose rows can be read. Each method sends one statement; none is hidden in a language feature. */
public interface Fetchable {
    /** The query. */
    Expression expression();

    Database database();

    /** All rows with all attributes; Python's {@code to_dicts()}. */
    default List<Row> rows() {
        List<String> names = expression().heading().names();
        List<Row> rows = new ArrayList<>();
        RowMaker maker = new RowMaker(names);
        Fetch.of(database(), expression(), names).each(values -> rows.add(maker.make(values)));
        return rows;
    }

    /**
     * All rows as records. The attributes that the record does not ask for are not read.
     *
     * @throws datajoint.model.QueryException before anything is read, if the record asks for what the query lacks
     */
    default <R extends Record> List<R> list(Class<R> type) {
        RecordShape shape = RecordShape.of(type, expression().heading().names());
        shape.requireFits(expression().heading());
        List<R> records = new ArrayList<>();
        Fetch.of(database(), expression(), shape.attributes())
                .each(values -> records.add(type.cast(shape.make(values))));
        return records;
    }

    /** All rows, one by one, in constant memory. Holds a connection until it is closed. */
    default Stream<Row> stream() {
        List<String> names = expression().heading().names();
        RowMaker maker = new RowMaker(names);
        return Fetch.of(database(), expression(), names).stream().map(maker::make);
    }

    /** All rows as records, one by one, in constant memory. Holds a connection until it is closed. */
    default <R extends Record> Stream<R> stream(Class<R> type) {
        RecordShape shape = RecordShape.of(type, expression().heading().names());
        shape.requireFits(expression().heading());
        return Fetch.of(database(), expression(), shape.attributes()).stream()
                .map(values -> type.cast(shape.make(values)));
    }

    /** The one row there is; Python's {@code fetch1()}. */
    default Row one() {
        List<String> names = expression().heading().names();
        return new RowMaker(names).make(One.row(database(), expression(), names));
    }

    /** The one row there is, as a record. */
    default <R extends Record> R one(Class<R> type) {
        RecordShape shape = RecordShape.of(type, expression().heading().names());
        shape.requireFits(expression().heading());
        return type.cast(shape.make(One.row(database(), expression(), shape.attributes())));
    }

    /** One attribute of the one row there is; Python's {@code fetch1("x")}. */
    default <T> T value(String attribute, Class<T> type) {
        return Row.of(attribute, One.row(database(), expression(), List.of(attribute))[0])
                .value(attribute, type);
    }

    /**
     * One attribute of all rows; Python's {@code to_arrays("x")}.
     *
     * @param array {@code int[].class}, {@code double[].class}, {@code String[].class}, {@code LocalDate[].class}, ...
     */
    default <A> A column(String attribute, Class<A> array) {
        return array.cast(Columns.read(database(), expression(), List.of(attribute), List.of(array))
                .get(0));
    }

    /** Some attributes of all rows, as a record of arrays; {@code record Xy(int[] x, double[] y)}. */
    default <R extends Record> R columns(Class<R> type) {
        return Columns.record(database(), expression(), type);
    }

    /** The keys of all rows. */
    default List<Row> keys() {
        List<String> names = expression().heading().primaryKey();
        List<Row> keys = new ArrayList<>();
        RowMaker maker = new RowMaker(names);
        Fetch.of(database(), expression(), names).each(values -> keys.add(maker.make(values)));
        return keys;
    }

    /** The keys of all rows, or any other part of them, as records. */
    default <K extends Record> List<K> keys(Class<K> type) {
        return list(type);
    }

    /** The number of rows. */
    default long count() {
        return One.count(database(), expression());
    }

    /** True if there is a row. */
    default boolean exists() {
        return One.exists(database(), expression());
    }

    /** The first rows by key, in the order of the key. */
    default List<Row> head(int limit) {
        return Ends.head(this, limit);
    }

    /** The last rows by key, in the order of the key. */
    default List<Row> tail(int limit) {
        return Ends.tail(this, limit);
    }

    /** A table of the first rows for people; bytes, blobs and json are not read. */
    default String preview() {
        return Preview.of(database(), expression());
    }
}
