-- The portfolio: its figures day by day, and of each lease what they are added up from, so that no document is read for it.

-- The figures of a day as they were last computed in it: of all leases (applicant ''), and of each applicant's. No evidence.
create table lease.portfolio_day (
    day         date        not null,
    applicant   text        not null,
    computed_at timestamptz not null,
    figures     jsonb       not null,
    primary key (applicant, day)
);

-- The rent of a month that is agreed from a day on; of several that have begun the newest counts. No evidence, for the contract is.
create table lease.rent_rate (
    lease_number text           not null references lease.lease,
    from_day     date           not null,
    monthly      numeric(15, 2) not null,
    currency     text           not null,
    primary key (lease_number, from_day)
);
-- leases let for another currency are few
create index rent_rate_by_currency on lease.rent_rate (currency, lease_number) where currency <> 'CNY';

create function lease.keep_rent(p_lease text, p_from date, p_contract jsonb) returns void
    language sql security definer set search_path = pg_catalog as $$
    insert into lease.rent_rate (lease_number, from_day, monthly, currency)
        select p_lease, p_from, (p_contract ->> 'monthlyRent')::numeric, coalesce(nullif(p_contract ->> 'currency', ''), 'CNY')
        where p_contract ->> 'monthlyRent' <> ''
        on conflict (lease_number, from_day) do update set monthly = excluded.monthly, currency = excluded.currency
$$;

-- The permits, filings, approvals and export mechanisms that a lease relies on, by their numbers: those of its present application, and
-- those recorded since. No evidence.
create table lease.relied_on (
    lease_number text    not null references lease.lease,
    number       text    not null,
    recorded     boolean not null,
    primary key (lease_number, number, recorded)
);
create index relied_on_by_number on lease.relied_on (number, lease_number);

-- The numbers that an application names, or facts under the name of their section.
create function lease.numbers_in(d jsonb) returns table (number text) language sql immutable set search_path = pg_catalog as $$
    select distinct n from (
        values (d #>> '{use,licenceNo}'), (d #>> '{use,filingNo}'), (d #>> '{lessee,permitNo}'), (d #>> '{channel,approvalRef}'),
            (d #>> '{data,mechanismRef}')
        union all
        select jsonb_array_elements_text(case when jsonb_typeof(d #> '{use,approvalRefs}') = 'array' then d #> '{use,approvalRefs}' end)
    ) named(n) where n <> ''
$$;

-- A concluded contract says from when which rent is agreed.
create function lease.rent_of_contract() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    perform lease.keep_rent(new.number, (new.stage_since at time zone 'Asia/Shanghai')::date,
        (select a.content -> 'contract' from lease.application a where a.lease_number = new.number and a.round = new.round));
    return null;
end $$;
create trigger lease_rent after update of stage on lease.lease for each row
    when (old.stage = 'CONTRACT' and new.stage = 'ACTIVATION') execute function lease.rent_of_contract();

-- So does what both have agreed on after it, as a further round of the application: a renewal for its own first day.
create function lease.read_application() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    if new.round > 1 then
        delete from lease.relied_on where lease_number = new.lease_number and not recorded;
        if exists (select from lease.lease l where l.number = new.lease_number and l.stage in ('ACTIVATION', 'IN_FORCE', 'SUSPENDED')) then
            perform lease.keep_rent(new.lease_number, coalesce((select (g.terms ->> 'firstDay')::date from lease.agreement_state g
                    where g.lease_number = new.lease_number and g.kind = 'RENEWAL' and g.outcome is null limit 1),
                (new.submitted_at at time zone 'Asia/Shanghai')::date), new.content -> 'contract');
        end if;
    end if;
    insert into lease.relied_on (lease_number, number, recorded)
        select new.lease_number, n.number, false from lease.numbers_in(new.content) n;
    return null;
end $$;
create trigger application_read after insert on lease.application for each row execute function lease.read_application();

create function lease.read_fact() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    insert into lease.relied_on (lease_number, number, recorded)
        select new.lease_number, n.number, true from lease.numbers_in(jsonb_build_object(new.section, new.facts)) n
        on conflict do nothing;
    return null;
end $$;
create trigger recorded_fact_read after insert on lease.recorded_fact for each row
    when (new.section in ('use', 'lessee', 'channel', 'data')) execute function lease.read_fact();

-- What was done in a time; these rows lie in the order in which they were added.
create index application_by_submission on lease.application using brin (submitted_at) with (autosummarize = on);
create index use_review_by_completion on lease.use_review using brin (completed_at) with (autosummarize = on);

-- What rules found after the checks of an application and before its hand-over, by the month in which they were asked: not many.
create index findings_after_checks on lease.findings ((left(document ->> 'asOf', 7)), lease_number)
    where violated <> '{}' and occasion in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION');
