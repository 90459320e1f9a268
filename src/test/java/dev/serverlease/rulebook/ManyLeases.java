package dev.serverlease.rulebook;

import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Leases in force by the thousand, as rows alone: for replays, which read nothing else. They take turns at the samples
 * of applications.
 */
final class ManyLeases {

    private static final List<String> SAMPLES = List.of("own-office", "vpn-resale", "shop-without-licence");

    private ManyLeases() {}

    /** Fills a database that has been set up. */
    static void fill(String database, int leases) {
        var owner = TestPostgres.superuser(database);
        owner.sql("create table lease.sample (n integer, content jsonb)").update();
        for (int n = 0; n < SAMPLES.size(); n++) {
            owner.sql("insert into lease.sample values (?, cast(? as jsonb))")
                    .params(n, sample(SAMPLES.get(n)))
                    .update();
        }
        owner.sql("""
                insert into lease.lease (number, reference, applicant, stage, submission_digest, lessee_name, risk,
                  process_instance_id, applied_at, stage_since, in_force_at, starts_at, term_ends_at, next_review_at)
                select 'SL-2026-' || lpad(i::text, 6, '0'), 'MANY-' || i, 'sales1', 'IN_FORCE', 'none', 'lessee ' || i, 'LOW', 'none-' || i,
                  now() - interval '60 days', now() - interval '50 days', now() - interval '50 days', now() - interval '50 days',
                  now() + interval '600 days', now() + interval '80 days'
                from generate_series(1, ?) i""").param(leases).update();
        owner.sql(
                        "insert into lease.application select number, 1, (select content - 'reference' || jsonb_build_object('reference', reference)"
                                + " from lease.sample where n = right(number, 4)::integer % ?), 'sales1', applied_at from lease.lease")
                .param(SAMPLES.size())
                .update();
        owner.sql("drop table lease.sample").update();
        owner.sql("analyze").update();
    }

    private static String sample(String name) {
        try (var text =
                Objects.requireNonNull(ManyLeases.class.getResourceAsStream("/law/samples/" + name + ".json"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
