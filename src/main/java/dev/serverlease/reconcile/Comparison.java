package dev.serverlease.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.config.LeaseSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Compares all leases, or some, with the engine's tables, one statement per check. A statement sees a single moment,
 * and rows and engine change in one transaction, so unfinished work never looks like a mismatch.
 */
@Repository
class Comparison {

    private static final String LEASES = """
            with l as materialized (select * from lease.lease where %s),
            place as (select * from jsonb_to_recordset(:places::jsonb) as p(stage text, place text)),
            wait as (select * from jsonb_to_recordset(:waits::jsonb) as w(definition text, place text, kind text, event text)),
            instance as materialized (
              select l.number, l.stage, i.id_ as id from l join act_ru_execution i on i.root_proc_inst_id_ = l.process_instance_id),
            token as materialized (
              select i.number, i.stage, i.id as instance, x.id_ as execution, x.proc_def_id_ as definition, x.act_id_ as place
              from instance i join act_ru_execution x on x.proc_inst_id_ = i.id where x.act_id_ is not null),
            placed as materialized (select t.number, t.place from token t join place p using (stage, place)),
            job as materialized (
              select i.number, j.*, d.act_id_ as place from instance i join act_ru_job j on j.process_instance_id_ = i.id
              join act_ru_jobdef d on d.id_ = j.job_def_id_)
            select number, 'INSTANCE_GONE' as kind, process_instance_id as place, '' as found from l
              where stage <> 'ENDED' and not exists (select from act_ru_execution x where x.id_ = l.process_instance_id)
            union
            select number, 'MISPLACED', '', '' from l
              where stage <> 'ENDED' and exists (select from act_ru_execution x where x.id_ = l.process_instance_id)
                and not exists (select from placed where placed.number = l.number)
                and not exists (select from token t where t.number = l.number
                  and not split_part(t.place, '#', 1) = any(:known::text[]))
            union
            select t.number, 'MISPLACED', t.place, '' from token t
              where t.place in (select place from place)
                and not exists (select from place p where p.stage = t.stage and p.place = t.place)
            union
            select number, 'MISPLACED', string_agg(distinct place, ', ' order by place), '' from placed
              group by number having count(distinct place) filter (where place not in (:beside)) > 1
            union
            select t.number, 'WAIT_MISSING', w.event, '' from token t join wait w on w.definition = t.definition and w.place = t.place
              where w.kind = 'TIMER' and not exists (
                select from job j where j.process_instance_id_ = t.instance and j.place = w.event)
            union
            select t.number, 'WAIT_MISSING', w.event, '' from token t join wait w on w.definition = t.definition and w.place = t.place
              where w.kind = 'MESSAGE' and not exists (
                select from act_ru_event_subscr s where s.proc_inst_id_ = t.instance and s.activity_id_ = w.event)
            union
            select t.number, 'WAIT_MISSING', w.event, '' from token t join wait w on w.definition = t.definition and w.place = t.place
              where w.kind = 'JOB' and not exists (select from job j where j.execution_id_ = t.execution)
            union
            select t.number, 'WAIT_MISSING', t.place, '' from token t
              where t.place like 'CallActivity_%%' and not exists (select from act_ru_execution s where s.super_exec_ = t.execution)
            union
            select l.number, 'TIMER_DATE', j.place, to_char(j.duedate_, 'YYYY-MM-DD HH24:MI:SS') || ' ≠ '
                || coalesce(to_char((%s)::timestamptz, 'YYYY-MM-DD HH24:MI:SS'), '–')
              from l join job j using (number)
              where j.place in (:dated) and j.exception_msg_ is null
                and abs(extract(epoch from j.duedate_::timestamptz - (%s)::timestamptz)) >= 1 is not false
            union
            select t.number, 'SUSPENDED', t.place, '' from token t join act_ru_execution x on x.id_ = t.execution
              where x.suspension_state_ = 2
            union
            select number, 'SUSPENDED', place, '' from job where suspension_state_ = 2
            union
            select number, 'NO_RETRIES', place, '' from job j
              where j.retries_ = 0 and not exists (select from act_ru_incident i where i.configuration_ = j.id_)""";

    private static final String ENGINE = """
            select '' as number, 'NO_LEASE' as kind, x.id_ as place, '' as found from act_ru_execution x
              where x.parent_id_ is null and x.super_exec_ is null
                and not exists (select from lease.lease l where l.process_instance_id = x.id_)
                and not exists (select from lease.human_look h join act_re_procdef d on d.id_ = x.proc_def_id_ and d.key_ = 'human-look'
                  where h.lease_number = x.business_key_)
            union
            select '', 'DEFINITION_SUSPENDED', d.id_, '' from act_re_procdef d where d.suspension_state_ = 2
            union
            select '', 'DEFINITION_SUSPENDED', d.proc_def_id_, d.act_id_ from act_ru_jobdef d where d.suspension_state_ = 2""";

    private final JdbcClient jdbc;
    private final Waits waits;
    private final ObjectMapper json;
    private final LeaseSettings settings;

    Comparison(JdbcClient jdbc, Waits waits, ObjectMapper json, LeaseSettings settings) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.waits = waits;
        this.json = json;
    }

    /** @param numbers null for all leases */
    List<Mismatch> leases(@Nullable List<String> numbers) {
        var dates = "case j.place "
                + Places.DATES.entrySet().stream()
                        .map(date -> "when '" + date.getKey() + "' then " + date.getValue())
                        .collect(Collectors.joining(" "))
                + " end";
        var places = Places.BY_STAGE.entrySet().stream()
                .flatMap(stage ->
                        stage.getValue().stream().map(place -> Map.of("stage", stage.getKey(), "place", place)))
                .toList();
        return jdbc.sql(LEASES.formatted(numbers == null ? "true" : "number = any(:numbers::text[])", dates, dates))
                .param("numbers", numbers == null ? null : numbers.toArray(new String[0]))
                .param("places", json.valueToTree(places).toString())
                .param("waits", json.valueToTree(waits.all()).toString())
                .param("known", waits.places().toArray(new String[0]))
                .param("dated", List.copyOf(Places.DATES.keySet()))
                .param("beside", Places.BESIDE)
                .param(
                        "remindSigning",
                        settings.contract().remindAfter().amount().toString())
                .param("noticeOpens", settings.expiry().noticeOpens().amount().toString())
                .query((row, index) -> mismatch(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Mismatches that concern no single lease. */
    List<Mismatch> engine() {
        return jdbc.sql(ENGINE)
                .query((row, index) -> mismatch(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private static Mismatch mismatch(String lease, String kind, String place, String found) {
        return new Mismatch(lease, MismatchKind.valueOf(kind), place, found);
    }
}
