-- What was handed to a signing platform outside, and how it stands there. It is no evidence: what became of it is in the lease's
-- chain, and what came back is kept among its files.

create table lease.signing_envelope (
    request          uuid        primary key, -- ours: the same for each attempt to hand it over
    lease_number     text        not null references lease.lease,
    contract_version integer     not null,
    envelope         text        unique, -- the platform's; null until it has answered
    state            text        not null check (state in ('WANTED', 'OPEN', 'SIGNED', 'REFUSED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
    asked_at         timestamptz not null,
    next_at          timestamptz, -- when it is looked after again; null once it has ended
    failures         integer     not null default 0, -- in a row
    mail             bigint references lease.mail on delete set null, -- the one that brings the platform's link
    foreign key (lease_number, contract_version) references lease.contract (lease_number, version),
    check ((state in ('WANTED', 'OPEN')) = (next_at is not null))
);
create index signing_envelope_due on lease.signing_envelope (next_at) where next_at is not null;
create index signing_envelope_of_lease on lease.signing_envelope (lease_number);
create index signing_envelope_by_mail on lease.signing_envelope (mail);
