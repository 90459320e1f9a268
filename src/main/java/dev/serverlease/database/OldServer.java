package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL before 16 cannot tell who may act as a role without having its rights. */
final class OldServer {

    private static final int LOWEST = 16;
    private static final int MAJOR = 10_000;

    private OldServer() {}

    /** @throws RefusedToStart if the server is older than what the product runs on */
    static void refuse(JdbcClient jdbc) {
        refuse(jdbc.sql("select cast(current_setting('server_version_num') as integer)")
                .query(Integer.class)
                .single());
    }

    /** @param version as the server counts, such as 160004 for 16.4 */
    static void refuse(int version) {
        if (version < LOWEST * MAJOR) {
            var is = version / MAJOR + "." + version % MAJOR;
            throw new RefusedToStart("数据库服务器须为 PostgreSQL " + LOWEST + " 或者更新的版本，现为 " + is + "：请先升级数据库服务器。 The server"
                    + " must be PostgreSQL " + LOWEST + " or newer and is " + is
                    + ": upgrade the database server first.");
        }
    }
}
