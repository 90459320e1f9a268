package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import org.flywaydb.core.Flyway;

/**
 * The database was set up by files of {@code db/migration} that have been rewritten since. Possible only until 0.1.0 is
 * released: after that these files no longer change.
 */
public final class OlderBaseline extends RefusedToStart {

    private OlderBaseline() {
        super("数据库由更早的基线建立，而基线其后已改写，本版本不能使用：请在 SPRING_DATASOURCE_URL 中改用新的数据库并执行 init-database，旧库保持不动。"
                + " The database was set up by an older baseline, which has been rewritten since: name a new database in"
                + " SPRING_DATASOURCE_URL and run init-database; the old one stays as it is.");
    }

    /**
     * Compares only migrations that were run; ignores pending ones and those of a later release.
     *
     * @throws OlderBaseline if a migration that was run differs from this release's file
     */
    static void refuse(Flyway flyway) {
        boolean valid = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load()
                .validateWithResult()
                .validationSuccessful;
        if (!valid) {
            throw new OlderBaseline();
        }
    }
}
