-- What a change of law would change about leases: a replay asks all that have not ended, a sweep those in force, before the law counts.

-- One question. It goes from lease to lease in the order of their numbers, some at a time; asked_to is the last one that was
-- asked, and moves in the transaction that adds what was found: whoever goes on after a stop asks none twice.
create table lease.replay (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in ('REPLAY', 'SWEEP')),
    started_by    text        not null,
    started_at    timestamptz not null,
    request_key   text,
    as_of         date        not null,
    facts_of      date        not null,
    rulebook      text        not null, -- its digest: another rulebook does not go on with what this one began
    state         text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    failure       text,
    total         integer     not null,
    asked         integer     not null default 0,
    asked_to      text        not null default '',
    worked_ms     bigint      not null default 0,
    -- a manager's decision on a sweep: the reviews of the leases that it touches come earlier
    decided_by    text,
    decided_at    timestamptz,
    decision_key  text,
    ground        text,
    moved_at      timestamptz, -- when the last of them had been looked at
    check (num_nonnulls(decided_by, decided_at, ground) in (0, 3))
);

create index replay_running on lease.replay (id) where state = 'RUNNING';
create unique index replay_one_sweep on lease.replay (kind) where state = 'RUNNING' and kind = 'SWEEP';
create unique index replay_once on lease.replay (started_by, request_key);
create index replay_moving on lease.replay (id) where decided_at is not null and moved_at is null;

-- A lease of which something would change, or that could not be asked; and what came of its review after the decision.
create table lease.replay_lease (
    replay        bigint  not null references lease.replay,
    lease_number  text    not null,
    effect        text    not null check (effect in ('BLOCKED', 'TO_REVIEW', 'FREED', 'UNCHANGED', 'UNCHECKED')),
    review        text check (review in ('EARLIER', 'DUE_BEFORE', 'OPEN', 'SUSPENDED', 'ENDED', 'FAILED')),
    review_was    timestamptz,
    review_at     timestamptz,
    primary key (replay, lease_number)
);

create index replay_lease_by_effect on lease.replay_lease (replay, effect, lease_number);
create index replay_lease_to_move on lease.replay_lease (replay, effect, lease_number) where review is null;
create index replay_lease_by_review on lease.replay_lease (review_at) where review = 'EARLIER';

-- What would change about it, rule by rule.
create table lease.replay_change (
    replay             bigint  not null,
    lease_number       text    not null,
    position           integer not null,
    rule               text    not null,
    cause              text    not null check (cause in ('LAW', 'CITATION', 'FACTS', 'RULEBOOK')),
    effect             text    not null check (effect in ('BLOCKED', 'TO_REVIEW', 'FREED', 'UNCHANGED')),
    was                text,
    would_be           text,
    citation_was       text,
    citation_would_be  text,
    primary key (replay, lease_number, position),
    foreign key (replay, lease_number) references lease.replay_lease
);

create index replay_change_by_rule on lease.replay_change (replay, rule, lease_number);

-- How many leases a rule would change, why and how.
create table lease.replay_rule (
    replay   bigint  not null references lease.replay,
    rule     text    not null,
    cause    text    not null,
    effect   text    not null,
    leases   integer not null,
    primary key (replay, rule, cause, effect)
);
