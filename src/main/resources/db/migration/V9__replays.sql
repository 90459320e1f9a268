-- What a change of law would change about the leases that have not ended.

-- One question; asked and total count leases, and it is RUNNING while its results are not there yet.
create table lease.replay (
    id            bigint generated always as identity primary key,
    started_by    text        not null,
    started_at    timestamptz not null,
    as_of         date        not null,
    facts_of      date        not null,
    state         text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    failure       text,
    total         integer     not null,
    asked         integer     not null default 0,
    changed       integer     not null default 0
);

create index replay_running on lease.replay (id) where state = 'RUNNING';

-- What would change about a lease; lease_position counts the changed leases from 0, so that a page is so many whole leases.
create table lease.replay_change (
    replay             bigint  not null references lease.replay,
    lease_position     integer not null,
    position           integer not null,
    lease_number       text    not null,
    rule               text    not null,
    cause              text    not null check (cause in ('LAW', 'CITATION', 'FACTS', 'RULEBOOK')),
    was                text,
    would_be           text,
    citation_was       text,
    citation_would_be  text,
    primary key (replay, lease_position, position)
);

create index replay_change_by_lease on lease.replay_change (replay, lease_number);

-- How many leases a rule would change, and why.
create table lease.replay_rule (
    replay   bigint  not null references lease.replay,
    rule     text    not null,
    cause    text    not null,
    leases   integer not null,
    primary key (replay, rule, cause)
);
