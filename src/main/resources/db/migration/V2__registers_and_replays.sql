-- Who imported what into the registers, and what a change of law would change.

create table lease.register_import (
    id          bigint generated always as identity primary key,
    register    text        not null check (register in ('PERMITS', 'LESSORS')),
    imported_by text        not null,
    imported_at timestamptz not null,
    rows        integer     not null,
    digest      text        not null
);

create trigger register_import_append_only before update or delete on lease.register_import
    for each row execute function lease.refuse_change();

create index permit_register_holder on lease.permit_register (holder_uscc);

-- The lessor's facts, by the code that the settings name.
create table lease.lessor_register (
    code      text primary key,
    facts     jsonb not null,
    read_on   date  not null
);

create table lease.replay (
    id            bigint generated always as identity primary key,
    started_by    text        not null,
    started_at    timestamptz not null,
    as_of         date        not null,
    leases        integer     not null,
    changed       integer     not null
);

create table lease.replay_change (
    replay        bigint not null references lease.replay,
    position      integer not null,
    lease_number  text   not null,
    rule          text   not null,
    was           text,
    would_be      text,
    primary key (replay, position)
);

create index finding_by_rule on lease.finding (rule, outcome);
