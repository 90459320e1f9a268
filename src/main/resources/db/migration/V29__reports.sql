-- What reports are read from, and the monthly report as it was sent.

-- In which stage a lease stood before a moment; null where it had not been applied for yet. What its row does not say any more, its
-- trail does: each step into a stage is an entry of its own.
create function lease.stage_at(l lease.lease, p_before timestamptz) returns text
    language plpgsql stable set search_path = pg_catalog as $$
begin
    if l.applied_at >= p_before then
        return null;
    end if;
    if l.stage_since < p_before then
        return l.stage;
    end if;
    return coalesce((select case left(a.action, 6) when 'STAGE_' then substr(a.action, 7) when 'ENDED_' then 'ENDED' else 'CLOSING' end
        from lease.audit a where a.lease_number = l.number and a.at < p_before
            and (a.action like 'STAGE\_%' or a.action in ('CLOSING_EXPIRED', 'CLOSING_TERMINATED')
                or a.action in ('ENDED_REJECTED', 'ENDED_WITHDRAWN', 'ENDED_LAPSED', 'ENDED_EXPIRED', 'ENDED_TERMINATED'))
        order by a.seq desc limit 1), 'APPLICATION');
end $$;

-- Whether the lessee had the server before a moment: handed over, and not taken off for good. While a service is suspended the server is
-- off and still the lessee's.
create function lease.has_server_at(l lease.lease, p_before timestamptz) returns boolean
    language plpgsql stable set search_path = pg_catalog as $$
declare
    v_action text;
begin
    select a.action into v_action from lease.audit a where a.lease_number = l.number and a.at < p_before
            and a.action in ('SERVER_HANDED_OVER', 'SERVER_SWITCHED_OFF', 'SERVER_SWITCHED_ON', 'SERVER_TAKEN_BACK')
        order by a.seq desc limit 1;
    return v_action in ('SERVER_HANDED_OVER', 'SERVER_SWITCHED_ON')
        or v_action is not null and lease.stage_at(l, p_before) in ('IN_FORCE', 'SUSPENDED');
end $$;

-- what happened in a month is read by its days: entries come nearly in the order of time, and the index is a few pages
create index audit_by_day on lease.audit using brin (at);

-- The report of a month as it was mailed on the first day of the next: made once, by whichever node comes first.
create table lease.monthly_report (
    month   date        primary key check (extract(day from month) = 1),
    pdf     bytea       not null,
    made_at timestamptz not null
);
-- PDF is compressed already
alter table lease.monthly_report alter column pdf set storage external;

-- A mail carries a file of a lease, or a report.
alter table lease.mail_file alter column lease_number drop not null, alter column digest drop not null,
    add column report date references lease.monthly_report,
    add check (num_nonnulls(lease_number, digest) = case when report is null then 2 else 0 end);
