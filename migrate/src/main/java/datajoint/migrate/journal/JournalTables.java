package datajoint.migrate.journal;

import java.util.List;

/** The tables of the journal. */
final class JournalTables {
    static final List<String> CREATE = List.of(
            "CREATE DATABASE IF NOT EXISTS dj_migration CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            """
            CREATE TABLE IF NOT EXISTS dj_migration.run (
              run varchar(40) NOT NULL,
              group_name varchar(4000) NOT NULL,
              plan longtext NOT NULL,
              plan_hash char(64) NOT NULL,
              tool varchar(80) NOT NULL,
              who varchar(255) NOT NULL,
              began datetime(3) NOT NULL,
              closed tinyint NOT NULL COMMENT '1 when cleaned up or given up',
              PRIMARY KEY (run)
            ) ENGINE=InnoDB COMMENT='one migration of a group of schemas'""",
            """
            CREATE TABLE IF NOT EXISTS dj_migration.step (
              run varchar(40) NOT NULL,
              step varchar(20) NOT NULL,
              state varchar(20) NOT NULL,
              began datetime(3) NOT NULL,
              ended datetime(3) NULL,
              who varchar(255) NOT NULL,
              counts longtext NOT NULL COMMENT 'name=number, comma',
              digest varchar(64) NOT NULL,
              message longtext NOT NULL,
              PRIMARY KEY (run, step)
            ) ENGINE=InnoDB COMMENT='how far each step is'""",
            """
            CREATE TABLE IF NOT EXISTS dj_migration.chunk (
              run varchar(40) NOT NULL,
              step varchar(20) NOT NULL,
              table_name varchar(130) NOT NULL COMMENT 'schema.table, legacy names',
              number int NOT NULL,
              bounds longtext NOT NULL,
              row_count bigint NOT NULL,
              digest varchar(64) NOT NULL,
              PRIMARY KEY (run, step, table_name, number)
            ) ENGINE=InnoDB COMMENT='parts of tables that are done'""",
            """
            CREATE TABLE IF NOT EXISTS dj_migration.note (
              run varchar(40) NOT NULL,
              step varchar(20) NOT NULL,
              kind varchar(20) NOT NULL,
              about varchar(500) NOT NULL,
              content longtext NOT NULL,
              at datetime(3) NOT NULL,
              PRIMARY KEY (run, step, kind, about)
            ) ENGINE=InnoDB COMMENT='what a step remembers'""",
            """
            CREATE TABLE IF NOT EXISTS dj_migration.held (
              lock_name varchar(64) NOT NULL,
              token varchar(64) NOT NULL COMMENT 'of the process that has it, or empty',
              who varchar(255) NOT NULL,
              since datetime(3) NOT NULL,
              connection bigint NOT NULL,
              PRIMARY KEY (lock_name)
            ) ENGINE=InnoDB COMMENT='who runs a migration, or did last'""");

    private JournalTables() {}
}
