package dev.serverlease.testing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's clock in tests; the engine's clock follows it, and that of the record. */
public class SettableClock extends HandClock {

    private final JdbcClient database;

    /** @param database as its administrator, who alone may replace the clock of the record */
    public SettableClock(JdbcClient database) {
        this.database = database;
        database.sql("create schema if not exists testing").update();
        database.sql(
                        "create table if not exists testing.clock (only_one boolean primary key default true, at timestamptz not null)")
                .update();
        database.sql("create or replace function lease.clock() returns timestamptz language sql stable"
                        + " set search_path = pg_catalog, pg_temp as 'select at from testing.clock'")
                .update();
        database.sql("grant usage on schema testing to sl_owner").update();
        database.sql("grant select on testing.clock to sl_owner").update();
        set(START);
    }

    /**
     * Where time goes back, chains that go on beyond one test, as the operators' journal, forget when they were last
     * added to, and no anchor of another test lies ahead.
     */
    @Override
    public void set(Instant instant) {
        if (instant.isBefore(instant())) {
            database.sql("update lease.audit_head set recorded_at = null where recorded_at > ?")
                    .param(Timestamp.from(instant))
                    .update();
            database.sql("""
                            do $$ begin
                              set local session_replication_role = replica;
                              update lease.anchor set at = timestamptz '%1$s' - interval '1 day' where at > '%1$s';
                            end $$""".formatted(instant)).update();
        }
        database.sql("insert into testing.clock (at) values (?) on conflict (only_one) do update set at = excluded.at")
                .param(Timestamp.from(instant))
                .update();
        super.set(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
