-- The lessee's one-time link to the contract. Where a link stands is no evidence: each step on it is an entry of the lease's chain,
-- with the address, the agent and the digest. No table holds a token or a visit, only its SHA-256.

-- One link: to one signer, for one draft. It ends by its own use, by its date, or by another link, a new draft or a withdrawal.
create table lease.signing_link (
    id               uuid        primary key,
    lease_number     text        not null references lease.lease,
    contract_version integer     not null,
    pdf_digest       text        not null,
    signer           text        not null,
    number_end       text        not null check (length(number_end) = 4),
    letter           uuid, -- the letter of authority, where it goes to a representative whom the signer named
    address          text,
    telephone        text,
    state            text        not null check (state in ('SENT', 'OPENED', 'IDENTIFIED', 'READ', 'CONSENTED', 'SIGNED', 'DECLINED',
                                     'FORWARDED', 'EXPIRED', 'REVOKED', 'SUPERSEDED')),
    issued_at        timestamptz not null,
    issued_by        text        not null,
    expires_at       timestamptz not null,
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
    ended_by         text, -- SHA-256 of the link and of the visitor's form that ended it: the same once more is the same request
    representative   jsonb, -- whom the signer named: name, numberEnd, address, telephone, letter
    unique (lease_number, idempotency_key),
    foreign key (lease_number, letter) references lease.attachment (lease_number, id)
);

-- one that can be used
create unique index signing_link_open on lease.signing_link (lease_number)
    where state in ('SENT', 'OPENED', 'IDENTIFIED', 'READ', 'CONSENTED');
create index signing_link_of_lease on lease.signing_link (lease_number, issued_at);
create index signing_link_by_mail on lease.signing_link (mail);
-- through whose hands a link or its code went: of the few entries that say so, for lists of many leases
create index audit_of_link_hands on lease.audit (lease_number) where action in ('SIGNING_LINK_HANDED_OVER', 'SIGNING_CODE_SHOWN');

-- The tokens of a link: each mail that goes out has its own.
create table lease.signing_token (
    hash    bytea       primary key,
    link    uuid        not null references lease.signing_link,
    made_at timestamptz not null
);
create index signing_token_of_link on lease.signing_token (link);

-- 请求说明: a marked clause that the lessee asked to have explained, and what was answered (Civil Code art. 496; who provides the terms
-- proves that it explained them).
create table lease.explanation_asked (
    lease_number     text        not null references lease.lease,
    position         integer     not null,
    contract_version integer     not null,
    clause           text        not null,
    heading          text        not null,
    question         text        not null,
    asked_by         text        not null,
    asked_at         timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('explanation_asked');

create table lease.explanation_given (
    lease_number text        not null references lease.lease,
    asked        integer     not null,
    answer       text        not null,
    given_by     text        not null,
    given_at     timestamptz not null,
    primary key (lease_number, asked),
    foreign key (lease_number, asked) references lease.explanation_asked (lease_number, position)
);
call lease.keep_as_evidence('explanation_given');
