-- What administrators and operators do at the engine's doors, and who signs in: added to, never altered.
create table lease.journal (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text        not null,
    source      text        not null,
    door        text        not null,
    kind        text        not null check (kind in ('WRITE', 'SIGN_IN', 'SIGN_IN_BASIC', 'SIGN_IN_FAILED', 'SIGN_IN_SLOWED')),
    body_digest text,
    count       integer     not null check (count > 0)
);

create index journal_by_actor on lease.journal (actor, id desc);
create index journal_by_kind on lease.journal (kind, id desc);
create index journal_by_day on lease.journal (at);

-- A write is in the journal before it is done; what was answered comes after. One without an answer was cut off.
create table lease.journal_answer (
    journal bigint primary key references lease.journal,
    status  integer     not null,
    at      timestamptz not null
);

do $$
declare evidence text;
begin
    foreach evidence in array array['journal', 'journal_answer'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;

-- The only ways in: whoever runs the product may call these, and needs no right to the tables.
create function lease.journal_add(at timestamptz, actor text, source text, door text, kind text, body_digest text, count integer)
    returns bigint language sql security definer set search_path = pg_catalog, lease as $$
    insert into lease.journal (at, actor, source, door, kind, body_digest, count)
    values ($1, $2, $3, $4, $5, $6, $7) returning id
$$;

create function lease.journal_answered(journal bigint, status integer, at timestamptz)
    returns void language sql security definer set search_path = pg_catalog, lease as $$
    insert into lease.journal_answer (journal, status, at) values ($1, $2, $3)
$$;

-- Where the rows of a lease and what the engine holds of it do not agree now; a row goes when that is cured.
create table lease.mismatch (
    lease_number  text        not null,
    kind          text        not null,
    place         text        not null,
    found         text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (lease_number, kind, place)
);

-- Which lease an instance belongs to is asked by the instance too.
create index lease_by_instance on lease.lease (process_instance_id);
