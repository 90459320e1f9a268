-- Until 0.1.0 is released these files may be rewritten: they are one baseline, a file a topic, and a database of an older one is
-- refused (src/main/java/…/database). From 0.1.0 on they stay as they are, and every change is a further file.
--
-- What a lease is. The engine's tables say only where it stands.

-- Evidence is added to, never altered.
create function lease.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are evidence: they are added, never changed or deleted', tg_table_name;
end $$;

-- Makes a table one of evidence: lease.append (V11) adds to no other, and a change of its rows is refused and found out.
create procedure lease.keep_as_evidence(p_table text) language plpgsql as $$
begin
    execute format('create trigger %1$I before update or delete on lease.%2$I for each row execute function lease.refuse_change()',
        p_table || '_append_only', p_table);
    execute format('create trigger %1$I before truncate on lease.%2$I for each statement execute function lease.refuse_change()',
        p_table || '_not_emptied', p_table);
end $$;

create sequence lease.lease_number;

-- One row a lease: its stage, its lessee, its dates. All else about it hangs on its number.
create table lease.lease (
    number                text primary key,
    reference             text        not null unique,
    applicant             text        not null,
    former_applicants     text[], -- who had it before, the first one first; null where nobody else ever had
    stage                 text        not null check (stage in ('APPLICATION', 'CHECKS', 'LEGAL_REVIEW', 'CONTRACT',
                                          'ACTIVATION', 'IN_FORCE', 'SUSPENDED', 'CLOSING', 'ENDED')),
    end_reason            text check (end_reason in ('REJECTED', 'WITHDRAWN', 'LAPSED', 'EXPIRED', 'TERMINATED')),
    submission_digest     text        not null,
    round                 integer     not null default 1,
    lessee_name           text        not null,
    lessee_uscc           text,
    risk                  text check (risk in ('LOW', 'MEDIUM', 'HIGH')),
    officers              integer     not null default 0,
    process_instance_id   text        not null,
    applied_at            timestamptz not null,
    stage_since           timestamptz not null,
    complete_by           timestamptz, -- null while nothing waits for a completion
    starts_at             timestamptz,
    in_force_at           timestamptz,
    term_ends_at          timestamptz,
    indefinite            boolean     not null default false, -- no end until a notice sets one (Civil Code art. 734)
    next_review_at        timestamptz,
    last_review_at        timestamptz, -- from when reviews and what is reported for them count anew; an order's stop moves it too
    reviewed_at           timestamptz, -- when the use was last reviewed, which a stop by an order alone is not
    expiry_notice_by      timestamptz, -- until when the lessee is to be reminded of the end; null once it was
    step_by               timestamptz, -- until when the open step of the stage is to be done; null if no date is set
    notice_due            boolean     not null default false, -- termination is asked for, its notice has not arrived
    -- the furthest stage on the way to being in force that it ever came to
    reached               text        not null default 'APPLICATION' check (reached in ('APPLICATION', 'CHECKS', 'LEGAL_REVIEW',
                                          'CONTRACT', 'ACTIVATION', 'IN_FORCE')),
    -- the earliest of lease.open_dates: what lists are ordered by, the overdue first
    due_at                timestamptz,
    due_what              text,
    -- by when the use is to be reviewed, whatever other date comes first; as lease.open_dates has it
    review_due            timestamptz generated always as (case when stage = 'IN_FORCE' then coalesce(step_by,
                                          case when next_review_at < coalesce(term_ends_at, 'infinity') then next_review_at end) end) stored,
    -- what lists are sorted by: behind those with a date the open ones without, the ended ones last; a high risk first, then a
    -- medium one. A low one counts as one that nobody knows yet, so that most leases keep their place when it is found out
    due_rank              timestamptz not null generated always as (coalesce(due_at, case when stage = 'ENDED' then timestamptz 'infinity'
                                          else timestamptz '9999-01-01 00:00+00' end)) stored,
    risk_rank             smallint    not null generated always as (case when stage = 'ENDED' then 3 else 0 end
                                          + case risk when 'HIGH' then 0 when 'MEDIUM' then 1 else 2 end) stored,
    check ((stage = 'ENDED') <= (end_reason is not null))
);

-- Whether an indefinite lease has its last day from a notice (Civil Code art. 730), and not from an agreement.
create function lease.ends_by_notice(l lease.lease) returns boolean
    language plpgsql stable set search_path = pg_catalog as $$
begin
    return l.indefinite and l.term_ends_at is not null and not exists (select from lease.agreement_state g
        where g.lease_number = l.number and g.kind = 'TERMINATION' and g.outcome = 'CONCLUDED');
end $$;

-- All dates that a lease waits for now: the one place that says which are open. An instant is when the time is over: a last day
-- ends with the day after it. What is due and done by tasks of others than the stage's own stands in their tables.
create function lease.open_dates(l lease.lease) returns table (what text, at timestamptz)
    language plpgsql stable set search_path = pg_catalog as $$
begin
    return query
        select d.what, d.at from (values
            ('COMPLETION', case when l.stage = 'APPLICATION' then l.complete_by end),
            ('LEGAL_REVIEW', case when l.stage = 'LEGAL_REVIEW' then l.step_by end),
            ('SIGNING', case when l.stage = 'CONTRACT' then l.step_by end),
            ('CONDITIONS', case when l.stage = 'ACTIVATION' then l.step_by end),
            ('START', case when l.stage = 'ACTIVATION' and l.step_by is null then l.starts_at + interval '24 hours' end),
            -- while both sign a renewal nobody is to be reminded of the end that it moves
            ('EXPIRY_NOTICE', case when l.stage in ('IN_FORCE', 'SUSPENDED') and not exists (select from lease.agreement_state g
                where g.lease_number = l.number and g.kind = 'RENEWAL' and g.outcome is null) then l.expiry_notice_by end),
            (case when l.stage in ('IN_FORCE', 'SUSPENDED') and exists (select from lease.agreement_state g
                where g.lease_number = l.number and g.kind = 'TERMINATION' and g.outcome = 'CONCLUDED')
                then 'AGREED_END' when lease.ends_by_notice(l) then 'NOTICED_END' else 'TERM_END' end,
                case when l.stage in ('IN_FORCE', 'SUSPENDED') then l.term_ends_at end),
            ('TERMINATION_NOTICE', case when l.stage = 'CLOSING' then l.step_by end)) d(what, at)
        where d.at is not null;
    if l.stage in ('IN_FORCE', 'SUSPENDED') then
        -- from its order on a suspension is to be cured; until then nothing is reviewed
        return query select 'CURE', s.cure_by from lease.suspension s where s.lease_number = l.number
            and s.position = (select max(n.position) from lease.suspension n where n.lease_number = l.number)
            and not exists (select from lease.cure c where c.lease_number = l.number and c.suspension = s.position);
        if not found and l.stage = 'IN_FORCE' then
            -- none is due once the lease is over; one that is open is finished all the same
            return query select 'USE_REVIEW', coalesce(l.step_by, l.next_review_at)
                where l.step_by is not null or l.next_review_at < coalesce(l.term_ends_at, 'infinity');
        end if;
        -- a renewal that changes the purpose is to be answered, unless its term can follow no more
        return query select 'PURPOSE_ANSWER', r.answer_by from lease.renewal r where r.lease_number = l.number and r.answer_by is not null
            and l.term_ends_at = r.first_day::timestamp at time zone 'Asia/Shanghai'
            and r.position = (select max(n.position) from lease.renewal n where n.lease_number = l.number)
            and not exists (select from lease.renewal_decision d where d.lease_number = r.lease_number and d.position = r.position);
        return query select 'SERVER_CHANGE', c.due_at from lease.server_change c where c.lease_number = l.number
            and not exists (select from lease.server_change_done d where d.lease_number = c.lease_number and d.server_change >= c.position);
        return query select 'RENT_PERIOD', d.period_ends_at from lease.rent_demand d
            where d.lease_number = l.number
                and not exists (select from lease.rent_outcome o where o.lease_number = d.lease_number and o.position = d.position)
                and not exists (select from lease.audit a where a.lease_number = d.lease_number and a.action = 'RENT_PERIOD_OVER'
                    and a.at >= d.recorded_at);
        -- the contract gives the days in words, so that the step says which is the last
        return query select 'TERMINATION_NOTICE', (a.payload::jsonb #>> '{detail,noticeBy}')::timestamptz
            from lease.rent_demand d join lease.audit a on a.lease_number = d.lease_number and a.action = 'RENT_PERIOD_OVER'
                and a.at >= d.recorded_at
            where d.lease_number = l.number and a.payload is not null
                and not exists (select from lease.rent_outcome o where o.lease_number = d.lease_number and o.position = d.position)
            order by a.seq desc limit 1;
    end if;
    if l.stage in ('ACTIVATION', 'IN_FORCE', 'SUSPENDED') then
        return query select d.what, d.at from lease.agreement_state g,
            lateral (values ('AGREEMENT', g.until), ('PURPOSE_ANSWER', case when not g.answered then g.answer_by end)) d(what, at)
            where g.lease_number = l.number and g.outcome is null and d.at is not null;
    end if;
    return query select d.kind, d.due_at from lease.duty d where d.lease_number = l.number
        and not exists (select from lease.duty_done e where e.lease_number = d.lease_number and e.position = d.position);
    return query select 'OBJECTION', o.answer_due from lease.lessee_objection o where o.lease_number = l.number
        and not exists (select from lease.lessee_objection_answer a where a.lease_number = o.lease_number and a.objection = o.position);
end $$;

-- Keeps the earliest of them in the row itself, with whatever else of it changes. What other tables add, lease.append keeps. And how
-- far it ever came: who goes back, is suspended, closed or ended, came no less far.
create function lease.date_the_row() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
    v_way constant text[] := array['APPLICATION', 'CHECKS', 'LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE'];
begin
    if array_position(v_way, new.stage) > array_position(v_way, new.reached) then
        new.reached := new.stage;
    end if;
    new.due_at := null;
    new.due_what := null;
    select d.at, d.what into new.due_at, new.due_what from lease.open_dates(new) d order by d.at, d.what limit 1;
    return new;
end $$;
create trigger lease_dated_at_first before insert on lease.lease for each row execute function lease.date_the_row();
create trigger lease_dated before update on lease.lease for each row
    when ((old.due_at, old.due_what) is not distinct from (new.due_at, new.due_what)) execute function lease.date_the_row();

-- Lists: each sort order, and each filter that finds few among many. A filter that is not here is applied on the way along one of them.
create index lease_by_due on lease.lease (due_rank, number, due_what);
create index lease_by_stage_and_due on lease.lease (stage, due_rank, number);
create index lease_by_applicant_and_due on lease.lease (applicant, due_rank, number);
create index lease_by_risk on lease.lease (risk_rank, due_rank, number);
create index lease_by_term on lease.lease (coalesce(term_ends_at, 'infinity'), number) where stage in ('IN_FORCE', 'SUSPENDED');
-- who applied in a time: rows lie nearly in this order, and an entry for each would be written at each change of them
create index lease_by_application on lease.lease using brin (applied_at) with (autosummarize = on);
create index lease_by_stage_since on lease.lease using brin (stage_since timestamptz_minmax_multi_ops) with (autosummarize = on);
create index lease_by_review on lease.lease (reviewed_at) where reviewed_at is not null;
create index lease_by_review_due on lease.lease (review_due, number) where review_due is not null;
-- indefinite ones whose last day is set are few, and no other has an entry here
create index lease_by_notice on lease.lease (due_rank, number) where indefinite and term_ends_at is not null;
create index lease_by_end on lease.lease (end_reason, due_rank, number) where end_reason is not null;
create index lease_by_uscc on lease.lease (lessee_uscc);
-- those that were given to another salesperson are few
create index lease_given_on on lease.lease (number) where former_applicants is not null;
-- which lease an instance belongs to is asked by the instance too
create index lease_by_instance on lease.lease (process_instance_id);

-- The application of every round: what was decided on stays readable after it was completed.
create table lease.application (
    lease_number text        not null references lease.lease,
    round        integer     not null,
    content      jsonb       not null,
    submitted_by text        not null,
    submitted_at timestamptz not null,
    primary key (lease_number, round)
);
call lease.keep_as_evidence('application');

-- Facts of the law that people record about a lease, by section of the rulebook's vocabulary. Of two rows of one section the
-- later one prevails, member by member.
create table lease.recorded_fact (
    id           bigint generated always as identity primary key,
    lease_number text        not null references lease.lease,
    section      text        not null,
    facts        jsonb       not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);
call lease.keep_as_evidence('recorded_fact');

create index recorded_fact_by_lease on lease.recorded_fact (lease_number, id);

-- When the contract ended: with the day on which the notice arrived (Civil Code art. 565), else with the term. Null while it has
-- not, and where none was concluded. The notice that ends an indefinite lease (art. 730) only sets the term's end.
create function lease.contract_ended_at(l lease.lease) returns timestamptz
    language plpgsql stable set search_path = pg_catalog as $$
begin
    if l.end_reason is null or l.notice_due or l.end_reason not in ('EXPIRED', 'TERMINATED') then
        return null;
    end if;
    return coalesce((select (a.arrived + 1)::timestamp at time zone 'Asia/Shanghai' from (
        select (f.facts ->> 'noticeArrivedOn')::date as arrived, (f.facts ->> 'indefinite')::boolean as indefinite
        from lease.recorded_fact f where f.lease_number = l.number and f.section = 'termination' and f.facts ? 'noticeArrivedOn'
        order by f.id desc limit 1) a
        where l.end_reason = 'TERMINATED' and a.indefinite is not true), l.term_ends_at);
end $$;
