package datajoint.settings;

import java.util.List;

/** The texts of the template. The account lies in the secrets, so that the file beside them can be shared. */
final class TemplateText {
    private static final List<String> PLACEHOLDERS =
            List.of("your-database-host", "your-username", "your-password", "your_username", "your_password");

    static final String SECRETS = """
            {
              "database.host": "your-database-host",
              "database.user": "your-username",
              "database.password": "your-password"
            }
            """;

    static final String MINIMAL = """
            {
              "database": {
                "backend": "mysql"
              },
              "loglevel": "INFO",
              "safemode": true
            }
            """;

    static final String FULL = """
            {
              "database": {
                "backend": "mysql",
                "port": null,
                "name": null,
                "reconnect": true,
                "use_tls": null,
                "create_tables": true
              },
              "display": {
                "limit": 12,
                "width": 14,
                "show_tuple_count": true,
                "diagram_direction": "LR",
                "diagram_theme": "auto"
              },
              "jobs": {
                "auto_refresh": true,
                "keep_completed": false,
                "stale_timeout": 3600,
                "default_priority": 5,
                "version_method": null,
                "allow_new_pk_fields_in_computed_tables": false,
                "add_job_metadata": false
              },
              "provenance": {
                "capture": false,
                "source": {}
              },
              "stores": {
                "default": "main",
                "filepath_default": "raw_data",
                "main": {
                  "protocol": "file",
                  "location": "/data/my-project/main",
                  "partition_pattern": null,
                  "token_length": 8,
                  "subfolding": null
                },
                "raw_data": {
                  "protocol": "file",
                  "location": "/data/my-project/raw"
                }
              },
              "loglevel": "INFO",
              "safemode": true,
              "query_cache": null,
              "download_path": "."
            }
            """;

    private TemplateText() {}

    static boolean isPlaceholder(Object value) {
        return PLACEHOLDERS.contains(value instanceof Secret secret ? secret.reveal() : value);
    }
}
