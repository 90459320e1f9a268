-- Papers whose pages bear a code, and what a hand-over recorded.

-- Which number and which first sixteen digits of a digest a paper bears on each page; whoever holds one can ask whether they
-- belong together, and what became of it. Of a contract or an agreement draft is the version of V4, whose signatures count, and
-- pages how many a scan of it has at least.
create table lease.paper (
    lease_number text    not null references lease.lease,
    position     integer not null,
    number       text    not null,
    mark         text    not null check (mark ~ '^[0-9a-f]{16}$'),
    kind         text    not null check (kind in ('CONTRACT', 'AGREEMENT', 'HANDOVER', 'LETTER')),
    draft        integer check ((draft is not null) = (kind in ('CONTRACT', 'AGREEMENT'))),
    pages        integer check ((pages is not null) = (draft is not null) and pages > 0),
    made_at      timestamptz not null,
    primary key (lease_number, position)
);
create index paper_by_number on lease.paper (number);
call lease.keep_as_evidence('paper');

-- A hand-over: on which day, and between which days the term runs by then. Its confirmation is made beside it.
create table lease.delivery (
    lease_number   text        not null references lease.lease,
    position       integer     not null,
    delivered_on   date        not null,
    first_day      date,
    last_day       date,
    delivered_at   timestamptz not null,
    primary key (lease_number, position)
);
create index delivery_by_time on lease.delivery (delivered_at);
call lease.keep_as_evidence('delivery');

-- What operations record of the servers that are handed over: a machine or an instance a line. Of several the newest counts.
create table lease.delivery_details (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    units           text        not null,
    addresses       text        not null,
    account         text        not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    idempotency_key text        not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key)
);
call lease.keep_as_evidence('delivery_details');

-- After a late hand-over of fixed days the lessee has chosen that the last day stays as agreed (clause term): once, for good. Said on
-- its page, or in a statement on paper that an officer has recorded.
create table lease.end_choice (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    agreed_last_day date        not null,
    moved_last_day  date        not null check (moved_last_day > agreed_last_day),
    told_on         date        not null,
    statement       uuid,
    said_by         text check ((said_by is null) = (statement is not null)),
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    idempotency_key text        not null,
    primary key (lease_number, position),
    unique (lease_number),
    foreign key (lease_number, statement) references lease.attachment (lease_number, id)
);
call lease.keep_as_evidence('end_choice');
