-- The lessee's page: its link, the lessee's objections and the officers' answers. Where a link stands is no evidence: each step on it is
-- an entry of the lease's chain. No table holds a token or a visit, only its SHA-256. What the lessee reports of the use stands with the
-- other reports (V6), what it hands in with the other files (V14).

-- One link at a time; the way in is that of lease.signing_link (V17).
create table lease.lessee_link (
    id               uuid        primary key,
    lease_number     text        not null references lease.lease,
    signer           text        not null,
    number_end       text        not null check (length(number_end) = 4),
    address          text,
    telephone        text,
    state            text        not null check (state in ('OPEN', 'SUPERSEDED', 'REVOKED', 'EXPIRED')),
    issued_at        timestamptz not null,
    issued_by        text        not null,
    expires_at       timestamptz not null check (expires_at > issued_at),
    idempotency_key  text,
    mail             bigint references lease.mail on delete set null, -- the newest; its row says whether it was delivered
    handed_out       boolean     not null, -- whether an officer was given the link, to hand it over
    tries            integer     not null default 0, -- wrong answers since the last right one
    codes            integer     not null default 0, -- codes made since the last right answer
    code_hash        bytea,
    code_until       timestamptz,
    desk_code        text, -- only where officers read the code out, and only as long as it is good
    desk_code_shown  boolean     not null default false,
    visit_hash       bytea,
    visit_until      timestamptz,
    unique (lease_number, idempotency_key)
);

create unique index lessee_link_open on lease.lessee_link (lease_number) where state = 'OPEN';
create index lessee_link_of_lease on lease.lessee_link (lease_number, issued_at);
create index lessee_link_by_mail on lease.lessee_link (mail);
create index lessee_link_by_expiry on lease.lessee_link (expires_at) where state = 'OPEN';

-- The tokens of a link: each mail that goes out has its own.
create table lease.lessee_token (
    hash    bytea       primary key,
    link    uuid        not null references lease.lessee_link,
    made_at timestamptz not null
);
create index lessee_token_of_link on lease.lessee_token (link);

-- 异议: what the lessee objects to and why, with the day by which the contract's clause asks for an answer.
create table lease.lessee_objection (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    against         text        not null check (against in ('SUSPENSION', 'TERMINATION', 'RENT_DEMAND')),
    said            text        not null check (length(said) between 1 and 4000),
    file            uuid,
    signer          text        not null,
    said_at         timestamptz not null,
    answer_due      timestamptz not null check (answer_due > said_at),
    idempotency_key text        not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, file) references lease.attachment (lease_number, id)
);
call lease.keep_as_evidence('lessee_objection');
create index lessee_objection_by_due on lease.lessee_objection (answer_due);

-- The answer; there is one, and it is not changed.
create table lease.lessee_objection_answer (
    lease_number    text        not null references lease.lease,
    objection       integer     not null,
    decision        text        not null check (decision in ('ACCEPTED', 'PARTLY', 'REJECTED')),
    answer          text        not null check (length(answer) between 1 and 4000),
    answered_by     text        not null,
    answered_at     timestamptz not null,
    idempotency_key text,
    primary key (lease_number, objection),
    foreign key (lease_number, objection) references lease.lessee_objection (lease_number, position)
);
call lease.keep_as_evidence('lessee_objection_answer');
