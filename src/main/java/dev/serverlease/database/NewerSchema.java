package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A later release has set the database up. Over what it merely added this release can run, so that nodes of both run
 * side by side while one replaces the other: such migrations are numbered behind the point ({@code V22_3}). Any other
 * change gets a number of its own ({@code V23}), and nothing older starts over it.
 */
final class NewerSchema {

    private NewerSchema() {}

    /** @throws RefusedToStart if a migration was run that this release does not know and that more than adds */
    static void refuse(MigrationInfoService migrations) {
        var ours = newest(migrations, migration -> !isOfALaterRelease(migration));
        var theirs = newest(migrations, NewerSchema::isOfALaterRelease);
        if (theirs.compareTo(ours) > 0) {
            throw new RefusedToStart("数据库已由更新的版本升级（结构 " + theirs + "，本版本只到 " + ours
                    + "）：请改用该更新的版本启动；确需退回的，先恢复升级前的备份，见运行手册“升级与退回”。 A newer release has upgraded the database (schema "
                    + theirs + ", this release knows " + ours
                    + "): start that release; to go back all the same, restore the backup from before the upgrade first, see the"
                    + " runbook, “Upgrade and rollback”.");
        }
    }

    /** Whether a migration was run that this release does not know, of either kind. */
    static boolean isThere(MigrationInfoService migrations) {
        return Arrays.stream(migrations.all()).anyMatch(NewerSchema::isOfALaterRelease);
    }

    private static BigInteger newest(MigrationInfoService migrations, Predicate<MigrationInfo> which) {
        return Arrays.stream(migrations.all())
                .filter(which)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .map(MigrationVersion::getMajor)
                .max(BigInteger::compareTo)
                .orElse(BigInteger.ZERO);
    }

    private static boolean isOfALaterRelease(MigrationInfo migration) {
        return migration.getState().isApplied() && !migration.getState().isResolved();
    }
}
