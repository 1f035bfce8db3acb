package datajoint.settings;

import static datajoint.settings.SettingKey.optional;
import static datajoint.settings.SettingKey.withDefault;
import static datajoint.settings.ValueType.BOOLEAN;
import static datajoint.settings.ValueType.TEXT;
import static datajoint.settings.ValueType.choice;
import static datajoint.settings.ValueType.integer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key there is, beside {@code stores.*} and the user's own {@code custom.*}. */
public final class SettingKeys {
    public static final SettingKey<String> HOST = withDefault(
                    "database.host", TEXT, "localhost", "the server, with or without its port")
            .variable("DJ_HOST");
    public static final SettingKey<String> USER =
            optional("database.user", TEXT, "the account").variable("DJ_USER");
    public static final SettingKey<Secret> PASSWORD =
            optional("database.password", ValueType.SECRET, "its password").variable("DJ_PASS");
    public static final SettingKey<String> BACKEND = withDefault(
                    "database.backend", choice("mysql", "postgresql"), "mysql", "`mysql` serves MariaDB too")
            .variable("DJ_BACKEND");
    public static final SettingKey<Integer> PORT = optional(
                    "database.port", integer(1, 65535), "3306 or 5432 by the backend, unless set")
            .variable("DJ_PORT");
    public static final SettingKey<String> DATABASE_NAME =
            optional("database.name", TEXT, "the PostgreSQL database; `postgres` unless set");
    public static final SettingKey<Boolean> RECONNECT = withDefault(
                    "database.reconnect", BOOLEAN, true, "open a lost connection again")
            .variable("DJ_RECONNECT");
    public static final SettingKey<Tls> USE_TLS = optional(
                    "database.use_tls", ValueType.TLS, "`true` is require, `false` disable, unset prefer")
            .variable("DJ_USE_TLS");
    public static final SettingKey<String> DATABASE_PREFIX = withDefault(
                    "database.database_prefix",
                    TEXT,
                    "",
                    "for programs that put it before schema names; not used by us")
            .variable("DJ_DATABASE_PREFIX");
    public static final SettingKey<Boolean> CREATE_TABLES = withDefault(
                    "database.create_tables", BOOLEAN, true, "whether declaring may create tables")
            .variable("DJ_CREATE_TABLES");
    public static final SettingKey<String> CHARSET =
            withDefault("connection.charset", TEXT, "", "accepted for Python's sake; connections use utf8mb4");
    public static final SettingKey<Integer> DISPLAY_LIMIT =
            withDefault("display.limit", integer(1, Integer.MAX_VALUE), 12, "rows that a preview shows");
    public static final SettingKey<Integer> DISPLAY_WIDTH = withDefault(
            "display.width", integer(1, Integer.MAX_VALUE), 14, "characters of a cell that a preview shows");
    public static final SettingKey<Boolean> SHOW_TUPLE_COUNT =
            withDefault("display.show_tuple_count", BOOLEAN, true, "whether a preview counts the rows");
    public static final SettingKey<String> DIAGRAM_DIRECTION = withDefault(
                    "display.diagram_direction", choice("LR", "TB"), "LR", "left to right or top to bottom")
            .variable("DJ_DIAGRAM_DIRECTION");
    public static final SettingKey<String> DIAGRAM_THEME = withDefault(
                    "display.diagram_theme", choice("auto", "light", "dark"), "auto", "colours of diagrams")
            .variable("DJ_DIAGRAM_THEME");
    public static final SettingKey<Boolean> AUTO_REFRESH =
            withDefault("jobs.auto_refresh", BOOLEAN, true, "add the jobs that are missing before work begins");
    public static final SettingKey<Boolean> KEEP_COMPLETED =
            withDefault("jobs.keep_completed", BOOLEAN, false, "keep the rows of jobs that are done");
    public static final SettingKey<Integer> STALE_TIMEOUT = withDefault(
            "jobs.stale_timeout",
            integer(0, Integer.MAX_VALUE),
            3600,
            "seconds until a pending job is looked at again");
    public static final SettingKey<Integer> DEFAULT_PRIORITY =
            withDefault("jobs.default_priority", integer(0, 255), 5, "of new jobs; low goes first");
    public static final SettingKey<String> VERSION_METHOD =
            optional("jobs.version_method", choice("git", "none"), "how jobs record the version of the code");
    public static final SettingKey<Boolean> ALLOW_NEW_PK_FIELDS = withDefault(
            "jobs.allow_new_pk_fields_in_computed_tables",
            BOOLEAN,
            false,
            "keys of computed tables may have more than their parents'");
    public static final SettingKey<Boolean> ADD_JOB_METADATA = withDefault(
            "jobs.add_job_metadata",
            BOOLEAN,
            false,
            "computed tables get hidden attributes with start, duration and version");
    public static final SettingKey<Boolean> PROVENANCE_CAPTURE =
            withDefault("provenance.capture", BOOLEAN, false, "record where rows came from");
    public static final SettingKey<Map<String, Object>> PROVENANCE_SOURCE =
            withDefault("provenance.source", ValueType.OBJECT, Map.of(), "what is recorded, as a JSON object");
    public static final SettingKey<String> LOG_LEVEL = withDefault(
                    "loglevel", ValueType.LOG_LEVEL, "INFO", "how much is logged")
            .variable("DJ_LOG_LEVEL");
    public static final SettingKey<Boolean> SAFEMODE =
            withDefault("safemode", BOOLEAN, true, "whether the command line asks before it deletes or drops");
    public static final SettingKey<Boolean> IGNORE_CONFIG_FILE = withDefault(
            "ignore_config_file",
            BOOLEAN,
            false,
            "set in the environment: `datajoint.json` and `.secrets/` are not read");
    public static final SettingKey<String> QUERY_CACHE =
            optional("query_cache", TEXT, "folder of results of queries that are kept");
    public static final SettingKey<String> DOWNLOAD_PATH =
            withDefault("download_path", TEXT, ".", "where attachments are written");

    private static final List<SettingKey<?>> ALL = List.of(
            HOST,
            USER,
            PASSWORD,
            BACKEND,
            PORT,
            DATABASE_NAME,
            RECONNECT,
            USE_TLS,
            DATABASE_PREFIX,
            CREATE_TABLES,
            CHARSET,
            DISPLAY_LIMIT,
            DISPLAY_WIDTH,
            SHOW_TUPLE_COUNT,
            DIAGRAM_DIRECTION,
            DIAGRAM_THEME,
            AUTO_REFRESH,
            KEEP_COMPLETED,
            STALE_TIMEOUT,
            DEFAULT_PRIORITY,
            VERSION_METHOD,
            ALLOW_NEW_PK_FIELDS,
            ADD_JOB_METADATA,
            PROVENANCE_CAPTURE,
            PROVENANCE_SOURCE,
            LOG_LEVEL,
            SAFEMODE,
            IGNORE_CONFIG_FILE,
            QUERY_CACHE,
            DOWNLOAD_PATH);

    private SettingKeys() {}

    public static List<SettingKey<?>> all() {
        return ALL;
    }

    static Optional<SettingKey<?>> find(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().<String>map(SettingKey::name).toList();
    }

    static boolean isGroup(String name) {
        return ALL.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }
}
