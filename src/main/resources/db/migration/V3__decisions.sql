-- What legal officers decide: on each finding, on the case, on which conditions; and the proofs that these are met.

-- A decision of an officer on the digest of a case.
create table lease.decision (
    lease_number   text        not null references lease.lease,
    position       integer     not null,
    round          integer     not null,
    task           text        not null,
    decision       text        not null,
    ground         text        not null,
    officer        text        not null,
    decided_at     timestamptz not null,
    digest         text        not null,
    clause_library text        not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('decision');

-- How a decision settles one finding that waited for an officer.
create table lease.assessment (
    lease_number text    not null,
    decision     integer not null,
    rule         text    not null,
    conclusion   text    not null check (conclusion in ('NO_VIOLATION', 'VIOLATION', 'CONDITION')),
    ground       text    not null,
    primary key (lease_number, decision, rule),
    foreign key (lease_number, decision) references lease.decision (lease_number, position)
);
call lease.keep_as_evidence('assessment');

-- A condition of an approval; without a rule where the officer added it.
create table lease.condition (
    lease_number text    not null,
    decision     integer not null,
    position     integer not null,
    rule         text,
    content      text    not null,
    primary key (lease_number, decision, position),
    foreign key (lease_number, decision) references lease.decision (lease_number, position)
);
call lease.keep_as_evidence('condition');

-- A special term of the contract that the officer added to an approval and confirmed.
create table lease.special_term (
    lease_number text    not null,
    decision     integer not null,
    position     integer not null,
    content      text    not null,
    checked      text    not null check (checked in ('CONFIRMED')),
    primary key (lease_number, decision, position),
    foreign key (lease_number, decision) references lease.decision (lease_number, position)
);
call lease.keep_as_evidence('special_term');

-- The proofs that conditions are met. Of several of one condition the newest prevails; all are kept.
create table lease.condition_proof (
    id           bigint generated always as identity primary key,
    lease_number text        not null,
    decision     integer     not null,
    position     integer     not null,
    proof        text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    foreign key (lease_number, decision, position) references lease.condition
);
call lease.keep_as_evidence('condition_proof');

create index condition_proof_by_condition on lease.condition_proof (lease_number, decision, position, id);

-- 人工复查: an individual whose application was rejected by rules alone asked for a person to look at it. Asked once a
-- lease; what came of it is a decision like any other.
create table lease.human_look (
    lease_number text primary key references lease.lease,
    ground       text        not null,
    asked_by     text        not null,
    asked_at     timestamptz not null
);
call lease.keep_as_evidence('human_look');

-- The engine's instance that it has, from the first showing of its task on. No evidence.
create table lease.human_look_instance (
    lease_number        text primary key references lease.human_look,
    process_instance_id text not null
);
