-- What administrators and operators do at the engine's doors, who takes out the user archive, and who signs in: added to, never altered.
create table lease.journal (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text        not null,
    source      text        not null,
    door        text        not null,
    kind        text        not null check (kind in ('WRITE', 'DECISION', 'EXPORT', 'SIGN_IN', 'SIGN_IN_BASIC', 'SIGN_IN_FAILED', 'SIGN_IN_SLOWED',
                    'FACTOR_ENROLLED', 'FACTOR_RESET', 'RETURN_REFUSED', 'RESTORED')),
    body_digest text,
    count       integer     not null check (count > 0)
);
call lease.keep_as_evidence('journal');

create index journal_by_actor on lease.journal (actor, id desc);
create index journal_by_kind on lease.journal (kind, id desc);
create index journal_by_day on lease.journal (at);

-- A write is in the journal before it is done; what was answered comes after. One without an answer was cut off.
create table lease.journal_answer (
    journal bigint primary key references lease.journal,
    status  integer     not null,
    at      timestamptz not null
);
call lease.keep_as_evidence('journal_answer');

-- The only ways in: whoever runs the product may call these, and needs no right to the tables. The journal is a chain of its own,
-- which the anchors cover.
create function lease.journal_add(p_at timestamptz, p_actor text, p_source text, p_door text, p_kind text, p_body_digest text,
    p_count integer) returns bigint language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
    j lease.journal;
begin
    insert into lease.journal (at, actor, source, door, kind, body_digest, count)
        values (p_at, p_actor, p_source, p_door, p_kind, p_body_digest, p_count) returning * into j;
    perform lease.chain('journal', p_at, p_actor, p_kind || '_KEPT', p_body_digest,
        jsonb_build_object('rows', jsonb_build_object('journal', jsonb_build_array(to_jsonb(j))))::text);
    return j.id;
end $$;

create function lease.journal_answered(p_journal bigint, p_status integer, p_at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
declare
    a lease.journal_answer;
begin
    insert into lease.journal_answer (journal, status, at) values (p_journal, p_status, p_at) returning * into a;
    perform lease.chain('journal', p_at, 'system', 'ANSWERED_KEPT', null,
        jsonb_build_object('rows', jsonb_build_object('journal_answer', jsonb_build_array(to_jsonb(a))))::text);
end $$;

-- How many numbers of each kind of its papers a lease leaves out: a hundred each time that an older record of it was restored, for
-- people may have been told numbers that it does not know.
create index journal_of_restores on lease.journal (at) where kind = 'RESTORED';
create function lease.numbers_left_out(p_lease text) returns integer language sql stable set search_path = pg_catalog as $$
    select 100 * count(*)::integer from lease.journal j join lease.lease l on l.number = p_lease
    where j.kind = 'RESTORED' and j.at > l.applied_at
$$;

-- Journal rows that are no longer what their entry says, that no entry names, or that are gone; the newest days are what is looked at.
create function lease.altered_journal(p_since timestamptz) returns table (seq integer, why text)
    language sql stable set search_path = pg_catalog set timezone = 'UTC' as $$
    with entries as materialized (
        select a.seq, r.key as named, r.value -> 0 as row from lease.audit a, jsonb_each(a.payload::jsonb -> 'rows') r
        where a.lease_number = 'journal' and a.at >= p_since and a.payload is not null)
    select e.seq, 'journal' from entries e where case e.named
        when 'journal' then not exists (select from lease.journal j where j.id = (e.row ->> 'id')::bigint and to_jsonb(j) @> e.row)
        else not exists (select from lease.journal_answer j where j.journal = (e.row ->> 'journal')::bigint and to_jsonb(j) @> e.row) end
    union all
    select null, 'journal' from (select count(*) as n from lease.journal j where j.at >= p_since) j,
        (select count(*) as n from entries where named = 'journal') e where j.n <> e.n
$$;
