package dev.serverlease.node;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of the nodes and the locks that they hold on jobs. Whoever is believed gone may only have slept: giving a
 * job back raises its revision, so that what such a node still does with it is rolled back.
 */
final class Nodes {

    /** A node that has not shown itself for so long is gone. */
    static final Duration GONE_AFTER = Duration.ofSeconds(7);

    private static final String GONE =
            "beat_at < clock_timestamp() - make_interval(secs => " + GONE_AFTER.toSeconds() + ")";

    private static final String FREE =
            "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1 where ";

    private final JdbcClient jdbc;

    Nodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The node shows that it lives. */
    void beat(String name) {
        jdbc.sql(
                        "insert into lease.node (name, started_at, beat_at) values (:name, clock_timestamp(), clock_timestamp())"
                                + " on conflict (name) do update set beat_at = excluded.beat_at")
                .param("name", name)
                .update();
    }

    /**
     * Gives back the jobs of nodes that are gone. A job that such a node's connection still holds, because the network
     * to it fell silent, is given back by a later call.
     *
     * @return the nodes of which something was left
     */
    List<String> giveBackJobsOfGone() {
        var gone = jdbc.sql("select name from lease.node where " + GONE)
                .query(String.class)
                .list();
        if (!gone.isEmpty()) {
            jdbc.sql(FREE + "id_ in (select id_ from act_ru_job where lock_owner_ in (:gone) for update skip locked)")
                    .param("gone", gone)
                    .update();
            jdbc.sql("delete from lease.node where name in (:gone) and " + GONE
                            + " and not exists (select from act_ru_job where lock_owner_ = name)")
                    .param("gone", gone)
                    .update();
        }
        return gone;
    }

    /** The node stops: its jobs are anybody's. */
    void leave(String name) {
        jdbc.sql(FREE + "lock_owner_ = :name").param("name", name).update();
        jdbc.sql("delete from lease.node where name = :name")
                .param("name", name)
                .update();
    }
}
