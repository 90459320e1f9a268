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
    last_review_at        timestamptz,
    -- the next date: what the list of leases is ordered by, the overdue first
    due_at                timestamptz generated always as (
        case stage
            when 'APPLICATION' then complete_by
            when 'ACTIVATION' then starts_at
            when 'IN_FORCE' then least(next_review_at, term_ends_at)
            when 'SUSPENDED' then term_ends_at
        end) stored,
    check ((stage = 'ENDED') <= (end_reason is not null))
);

create index lease_by_stage on lease.lease (stage, number desc);
create index lease_by_applicant on lease.lease (applicant, number desc);
create index lease_by_uscc on lease.lease (lessee_uscc);
create index lease_by_lessee on lease.lease (lessee_name text_pattern_ops);
create index lease_by_due on lease.lease (due_at, number) where stage <> 'ENDED';
create index lease_by_stage_and_due on lease.lease (stage, due_at, number);
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
