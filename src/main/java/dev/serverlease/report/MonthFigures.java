package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lists.Criterion;
import dev.serverlease.words.RuleTitles;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what happened on some days, and how things stood at their end, from the rows themselves. */
@Component
class MonthFigures {

    static final Bilingual LEASES = new Bilingual("件", "leases");
    private static final Bilingual TIMES = new Bilingual("次", "times");
    private static final Bilingual DEFAULTS = new Bilingual("笔", "defaults");
    private static final Bilingual ITEMS = new Bilingual("项", "items");

    /** The parts of the report, in order. */
    enum Part {
        APPLICATIONS("申请", "Applications"),
        DECISIONS("审查决定", "Decisions"),
        IN_FORCE("履行", "In force"),
        ENDS("结束", "Ends"),
        RENT("合同月租金（期末履行中和暂停服务的）", "Rent a month under contract, in force or suspended at the end"),
        ARREARS("租金逾期（期末未了结的）", "Arrears open at the end"),
        REVIEWS("使用复核", "Use reviews"),
        DUTIES("法定事项", "Statutory duties"),
        RULES(
                "自动审查：阻止、退回补正或者转法务认定申请最多的规则",
                "Checks: rules that stopped or returned most applications, or sent them to an officer");

        private final Bilingual title;

        Part(String zh, String en) {
            title = new Bilingual(zh, en);
        }

        Bilingual title() {
            return title;
        }
    }

    /** What a figure is of; the same in both months. */
    record Key(Part part, Bilingual what, Bilingual unit) {}

    static final Key APPLIED = new Key(Part.APPLICATIONS, new Bilingual("收到的申请", "Applications received"), LEASES);

    static final Key IN_FORCE =
            new Key(Part.IN_FORCE, new Bilingual("期末履行中和暂停服务的", "In force or suspended at the end"), LEASES);

    /** @param standing when the figures of the end are of: the end of the days, or now where they are not over */
    Map<Key, BigDecimal> of(Period days, Timestamp standing, JdbcClient rows) {
        var found = new LinkedHashMap<Key, BigDecimal>();
        applications(days, rows, found);
        ends(days, rows, found);
        standing(days, standing, rows, found);
        arrears(standing, rows, found);
        reviews(days, rows, found);
        duties(days, standing, rows, found);
        return found;
    }

    private static void applications(Period days, JdbcClient rows, Map<Key, BigDecimal> found) {
        found.put(
                APPLIED,
                count(
                        rows,
                        "select count(*) from lease.lease where applied_at >= :from and applied_at < :until",
                        days));
        found.put(
                new Key(Part.APPLICATIONS, new Bilingual("补正后再次提交", "Completed and handed in again"), TIMES),
                count(
                        rows,
                        "select count(*) from lease.audit where action = 'APPLICATION_COMPLETED'"
                                + " and at >= :from and at < :until",
                        days));
        rows.sql("select decision, count(*) as times from lease.decision"
                        + " where decided_at >= :from and decided_at < :until group by decision order by decision")
                .param("from", days.from())
                .param("until", days.until())
                .query(row -> {
                    found.put(
                            new Key(Part.DECISIONS, both(Words.of("decision", row.getString("decision"))), TIMES),
                            row.getBigDecimal("times"));
                });
        found.put(
                new Key(Part.IN_FORCE, new Bilingual("本期交付并开始履行", "Handed over and put in force"), LEASES),
                count(
                        rows,
                        "select count(*) from lease.lease where in_force_at >= :from and in_force_at < :until",
                        days));
    }

    private static void ends(Period days, JdbcClient rows, Map<Key, BigDecimal> found) {
        rows.sql("select substr(action, 7) as reason, count(distinct lease_number) as leases from lease.audit"
                        + " where at >= :from and at < :until and action in ('ENDED_REJECTED', 'ENDED_WITHDRAWN',"
                        + " 'ENDED_LAPSED', 'ENDED_EXPIRED', 'ENDED_TERMINATED') group by action order by action")
                .param("from", days.from())
                .param("until", days.until())
                .query(row -> {
                    found.put(
                            new Key(Part.ENDS, both(Words.of("end-reason", row.getString("reason"))), LEASES),
                            row.getBigDecimal("leases"));
                });
    }

    /** How many leases are in force, and the rent of a month by currency: of those that stand so at that moment. */
    static void standing(Period days, Timestamp standing, JdbcClient rows, Map<Key, BigDecimal> found) {
        found.put(IN_FORCE, BigDecimal.ZERO);
        rows.sql("""
                        with standing as materialized (select l.number, lease.stage_at(l, :standing) as stage
                          from lease.lease l where l.in_force_at < :standing)
                        select s.stage, r.currency, count(*) as leases, sum(r.monthly) as rent from standing s
                        left join lateral (select r.currency, r.monthly from lease.rent_rate r
                          where r.lease_number = s.number and r.from_day <= :last order by r.from_day desc limit 1) r on true
                        where s.stage in ('IN_FORCE', 'SUSPENDED') group by s.stage, r.currency order by s.stage, r.currency""").param("standing", standing).param("last", days.last()).query(row -> {
            var leases = row.getBigDecimal("leases");
            found.merge(IN_FORCE, leases, BigDecimal::add);
            if (LeaseStage.valueOf(row.getString("stage")) == LeaseStage.SUSPENDED) {
                found.merge(
                        new Key(Part.IN_FORCE, new Bilingual("其中暂停服务的", "of which suspended"), LEASES),
                        leases,
                        BigDecimal::add);
            }
            if (row.getString("currency") != null) {
                found.merge(rent(row.getString("currency")), row.getBigDecimal("rent"), BigDecimal::add);
            }
        });
    }

    static Key rent(String currency) {
        return new Key(Part.RENT, both(Words.of("currency", currency)), new Bilingual(currency, currency));
    }

    private static void reviews(Period days, JdbcClient rows, Map<Key, BigDecimal> found) {
        found.put(
                new Key(Part.REVIEWS, new Bilingual("本期到期", "Due"), TIMES),
                count(
                        rows,
                        "select (select count(*) from lease.use_review where due_at >= :from and due_at < :until)"
                                + " + (select count(*) from lease.lease where stage in ('IN_FORCE', 'SUSPENDED')"
                                + " and next_review_at >= :from and next_review_at < :until)",
                        days));
        found.put(
                new Key(Part.REVIEWS, new Bilingual("本期完成", "Done"), TIMES),
                count(
                        rows,
                        "select count(*) from lease.use_review r where r.completed_at >= :from and r.completed_at < :until"
                                + " and " + Criterion.REVIEWED,
                        days));
    }

    /** What is owed by currency, as the product reckons it: what was demanded and not paid since, or the default. */
    static void arrears(Timestamp standing, JdbcClient rows, Map<Key, BigDecimal> found) {
        rows.sql("""
                        select f.currency, count(*) as defaults, sum(greatest(0, coalesce(d.amount - d.paid_before, f.amount)
                          - (select coalesce(sum(p.amount), 0) from lease.rent_payment p where p.lease_number = f.lease_number
                            and p.position = f.position and p.after_demand = (d.amount is not null) and p.recorded_at < :standing))) as open
                        from lease.rent_default f left join lease.rent_demand d
                          on d.lease_number = f.lease_number and d.position = f.position and d.recorded_at < :standing
                        where f.recorded_at < :standing and not exists (select from lease.rent_outcome o
                          where o.lease_number = f.lease_number and o.position = f.position and o.recorded_at < :standing)
                        group by f.currency order by f.currency""").param("standing", standing).query(row -> {
            var currency = row.getString("currency");
            var called = Words.of("currency", currency);
            found.put(open(currency), row.getBigDecimal("open"));
            found.put(
                    new Key(Part.ARREARS, new Bilingual("逾期笔数：" + called.zh(), "Defaults, " + called.en()), DEFAULTS),
                    row.getBigDecimal("defaults"));
        });
    }

    static Key open(String currency) {
        var called = Words.of("currency", currency);
        return new Key(
                Part.ARREARS,
                new Bilingual("未付租金：" + called.zh(), "Rent open, " + called.en()),
                new Bilingual(currency, currency));
    }

    static boolean isMoney(Key key) {
        return key.part() == Part.RENT
                || (key.part() == Part.ARREARS && !key.unit().equals(DEFAULTS));
    }

    private static void duties(Period days, Timestamp standing, JdbcClient rows, Map<Key, BigDecimal> found) {
        rows.sql("""
                        select count(*) as due, count(*) filter (where e.done_at <= d.due_at) as met,
                          count(*) filter (where coalesce(e.done_at, 'infinity') > d.due_at and d.due_at < :standing) as late
                        from lease.duty d left join lease.duty_done e on e.lease_number = d.lease_number and e.position = d.position
                        where d.due_at >= :from and d.due_at < :until""")
                .param("standing", standing)
                .param("from", days.from())
                .param("until", days.until())
                .query(row -> {
                    found.put(duty("本期到期", "Due"), row.getBigDecimal("due"));
                    found.put(duty("按时完成", "Done in time"), row.getBigDecimal("met"));
                    found.put(duty("逾期完成或者尚未完成", "Done late, or not yet"), row.getBigDecimal("late"));
                });
    }

    private static Key duty(String zh, String en) {
        return new Key(Part.DUTIES, new Bilingual(zh, en), ITEMS);
    }

    /**
     * How many applications each rule found wanting when they were checked on these days, however it did.
     *
     * @return by the rule's id, the most first
     */
    static Map<String, BigDecimal> rules(Period days, JdbcClient rows) {
        var found = new LinkedHashMap<String, BigDecimal>();
        rows.sql("""
                        select v.rule, count(distinct f.lease_number) as leases from lease.application a
                        join lease.findings f on f.lease_number = a.lease_number and f.occasion = 'CHECKS' and f.round = a.round
                          and f.violated <> '{}', jsonb_object_keys(f.violated) v(rule)
                        where a.submitted_at >= :from and a.submitted_at < :until
                        group by v.rule order by leases desc, v.rule""").param("from", days.from()).param("until", days.until()).query(row -> {
            found.put(row.getString("rule"), row.getBigDecimal("leases"));
        });
        return found;
    }

    static Key rule(String rule) {
        return new Key(Part.RULES, both(RuleTitles.of(rule)), LEASES);
    }

    private static BigDecimal count(JdbcClient rows, String sql, Period days) {
        return rows.sql(sql)
                .param("from", days.from())
                .param("until", days.until())
                .query(BigDecimal.class)
                .single();
    }

    private static Bilingual both(Word word) {
        return new Bilingual(word.zh(), word.en());
    }
}
