package dev.serverlease.reconcile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The current mismatches: each is stored as long as it is found. */
@Repository
public class Mismatches {

    private final JdbcClient jdbc;
    private final Clock clock;

    Mismatches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The mismatches of the last comparison, the oldest first. */
    public List<Mismatch> standing(int most) {
        return select("order by first_seen_at, lease_number, kind, place limit " + most, null);
    }

    /** @param numbers of these leases; null if of all leases and of the engine itself */
    List<Mismatch> stored(@Nullable List<String> numbers) {
        return select(numbers == null ? "" : "where lease_number = any(:numbers::text[])", numbers);
    }

    /** Stores one that was found, or that it was found again. @return whether it is new */
    boolean keep(Mismatch one) {
        return jdbc.sql("""
                        insert into lease.mismatch (lease_number, kind, place, found, first_seen_at, last_seen_at)
                        values (:lease, :kind, :place, :found, :now, :now)
                        on conflict (lease_number, kind, place) do update set found = excluded.found, last_seen_at = excluded.last_seen_at
                        returning xmax = 0""")
                .param("lease", one.lease())
                .param("kind", one.kind().name())
                .param("place", one.place())
                .param("found", one.found())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Deletes one that is resolved. */
    void remove(Mismatch one) {
        jdbc.sql("delete from lease.mismatch where lease_number = :lease and kind = :kind and place = :place")
                .param("lease", one.lease())
                .param("kind", one.kind().name())
                .param("place", one.place())
                .update();
    }

    private List<Mismatch> select(String where, @Nullable List<String> numbers) {
        return jdbc.sql("select lease_number as lease, kind, place, found from lease.mismatch " + where)
                .param("numbers", numbers == null ? null : numbers.toArray(new String[0]))
                .query(Mismatch.class)
                .list();
    }
}
