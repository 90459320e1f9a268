package dev.serverlease.bench;

import dev.serverlease.testing.server.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many use reviews that fall due at one moment, on one node and on two in turn, over one database. The second node
 * stays warm: it is only halted while the first works alone. The clock starts when the first review has begun.
 */
final class Storm {

    /** Nodes that have nothing to do look for it each second, or the second would sleep through the storm. */
    static final String WAKEFUL = "--camunda.bpm.job-execution.max-wait=1000";

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String DUE = "from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
            + " where j.handler_cfg_ = 'Timer_UseReviewDue' and p.business_key_ between ? and ?";
    private static final String REVIEWS =
            "from act_hi_procinst where proc_def_key_ = 'use-review' and business_key_ between ? and ?";

    private final Side side;
    private final JdbcClient database;
    private final Report report;
    private final int reviews;

    Storm(Side side, Report report, int reviews) {
        this.side = side;
        this.database = side.postgres().connection();
        this.report = report;
        this.reviews = reviews;
    }

    void measure() {
        new Filling(side, report).all(Side.Stop.IN_FORCE, (2 * ROUNDS + 1) * reviews);
        // the bench looks for failures all the time, and would read all jobs
        database.sql("create index on act_ru_job (id_) where exception_msg_ is not null")
                .update();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        try (var second = Sides.productServer(side.postgres(), 2, WAKEFUL)) {
            report.progress("the second node has started");
            blow("both, to get warm", 0);
            for (int round = 1; round <= ROUNDS; round++) {
                second.halt();
                one.add(blow("one node", 2 * round - 1));
                second.goOn();
                two.add(blow("two nodes", 2 * round));
            }
        }
        report.say("  two nodes against one, medians of %d: %.2f×", ROUNDS, median(two) / median(one));
    }

    /** @return reviews a second */
    private double blow(String what, int batch) {
        int first = Side.FIRST_FILLED + batch * reviews;
        var range = List.of(number(first), number(first + reviews - 1));
        long lostBefore = lost();
        // the row first: a timer that finds itself early waits again
        database.sql("update " + Waiting.MARK
                        + " lease.lease set next_review_at = now() - interval '1 second' where number between ? and ?")
                .params(range)
                .update();
        int due = database.sql("update " + Waiting.MARK
                        + " act_ru_job set duedate_ = now() - interval '1 second' where id_ in (select j.id_ " + DUE
                        + ")")
                .params(range)
                .update();
        if (due != reviews) {
            throw new IllegalStateException(due + " reviews wait, not " + reviews);
        }
        // after the bench's own changes, whose log is not the product's
        var before = side.counts();
        await(range, 1);
        long begun = System.nanoTime();
        int atStart = count(REVIEWS, range);
        await(range, reviews);
        double perSecond = (reviews - atStart) * 1e9 / (System.nanoTime() - begun);
        var counts = side.counts().minus(before);
        long lost = lost() - lostBefore;
        demandNothingTwice(range);
        report.progress("%s: %.1f reviews/s, %d lost acquisitions", what, perSecond, lost);
        report.row(
                what,
                List.of(
                        new Run.Figure("reviews", "%.0f", reviews),
                        new Run.Figure("reviews/s", "%.1f", perSecond),
                        new Run.Figure("lost", "%.0f", lost),
                        new Run.Figure("statements", "%.1f", (double) counts.statements() / reviews),
                        new Run.Figure("write tx", "%.2f", (double) counts.writeTransactions() / reviews),
                        new Run.Figure("WAL KB", "%.1f", counts.wal() / 1024.0 / reviews),
                        new Run.Figure("CPU PG ms", "%.1f", (double) counts.postgres() / reviews)));
        return perSecond;
    }

    private void await(List<String> range, int many) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(REVIEWS, range) < many) {
            demandNoFailure();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + count(REVIEWS, range) + " of " + reviews + " reviews came");
            }
            Waiting.pause(Duration.ofMillis(200));
        }
    }

    /** What was to be locked and had been taken by somebody else: the change found no row. */
    private long lost() {
        return database.sql(
                        "select " + Waiting.MARK
                                + " coalesce(sum(calls - rows), 0)::bigint from pg_stat_statements where query ~* '^update act_ru_job'")
                .query(Long.class)
                .single();
    }

    private void demandNothingTwice(List<String> range) {
        int started = count(REVIEWS, range);
        if (started != reviews) {
            throw new IllegalStateException(started + " reviews of " + reviews + " leases were begun");
        }
        demandNoFailure();
    }

    private void demandNoFailure() {
        database.sql("select " + Waiting.MARK
                        + " exception_msg_ from act_ru_job where exception_msg_ is not null limit 1")
                .query(String.class)
                .optional()
                .ifPresent(why -> {
                    throw new IllegalStateException("a job failed: " + why);
                });
    }

    private int count(String what, List<String> range) {
        return database.sql("select " + Waiting.MARK + " count(*) " + what)
                .params(range)
                .query(Integer.class)
                .single();
    }

    private static String number(int n) {
        return "SL-2026-%06d".formatted(n);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
