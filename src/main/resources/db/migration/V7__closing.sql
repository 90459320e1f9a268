-- How a lease ends, or does not, and what keeps its archive.

-- A termination that was asked for.
create table lease.termination (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    ground       text        not null,
    article      text        not null,
    party        text        not null check (party in ('LESSOR', 'LESSEE')),
    known_since  date,
    explanation  text        not null,
    ends_on      date,
    contract_ground   text, -- which item of the contract's clause
    demand_arrived_on date, -- the demand after which the right arose, and the days that it gave
    demand_days       integer,
    other_than_payment boolean    not null, -- said of a breach while rent is open
    requested_by text        not null,
    requested_at timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('termination');

-- Why a termination that was asked for, or that a review led to, did not end the lease.
create table lease.termination_answer (
    id           bigint generated always as identity primary key,
    lease_number text        not null references lease.lease,
    termination  integer,
    answer       text        not null check (answer in ('CLAIM_UNFOUNDED', 'GROUND_UNFOUNDED', 'RIGHT_LAPSED', 'OBJECTION_ACCEPTED', 'AGREED_TO_GO_ON', 'END_WITHOUT_EFFECT')),
    explanation  text        not null,
    officer      text        not null,
    answered_at  timestamptz not null,
    foreign key (lease_number, termination) references lease.termination (lease_number, position)
);
call lease.keep_as_evidence('termination_answer');

create index termination_answer_by_lease on lease.termination_answer (lease_number, termination);

-- Each ground on which an archive is held for a court.
create table lease.legal_hold (
    lease_number text        not null references lease.user_archive,
    position     integer     not null,
    ground       text        not null,
    undecided    boolean     not null, -- stands until it is found that the end stands, or that the parties have settled it
    set_by       text        not null,
    set_at       timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('legal_hold');

-- The end of such a ground.
create table lease.legal_hold_lifted (
    lease_number text        not null,
    position     integer     not null,
    reason       text, -- what was found, where that was awaited
    lifted_by    text        not null,
    lifted_at    timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.legal_hold
);
call lease.keep_as_evidence('legal_hold_lifted');

-- What a legal officer found on an end that was in doubt; the newest counts. Found without effect, the holds stay.
create table lease.end_finding (
    lease_number text        not null references lease.user_archive,
    position     integer     not null,
    finding      text        not null check (finding in ('END_EFFECTIVE', 'END_WITHOUT_EFFECT', 'SETTLED_BY_PARTIES')),
    reason       text        not null,
    proof        text, -- the file by which the parties settled it
    found_by     text        not null,
    found_at     timestamptz not null,
    primary key (lease_number, position),
    check ((proof is not null) = (finding = 'SETTLED_BY_PARTIES'))
);
call lease.keep_as_evidence('end_finding');

-- Leases of which a legal officer has yet to find whether the end stands, and since when.
create view lease.end_in_doubt as
    select h.lease_number, greatest(min(h.set_at), max(f.found_at)) as since from lease.legal_hold h
    left join lease.end_finding f on f.lease_number = h.lease_number and f.found_at >= h.set_at
    where h.undecided
        and not exists (select from lease.legal_hold_lifted l where l.lease_number = h.lease_number and l.position = h.position)
    group by h.lease_number;

-- What was settled after the end: the deposit repaid, the rent reckoned up. Of each thing the newest record counts. rent_owed is by the
-- time of use, rent_paid what of it was paid before; set_off is what of the deposit was kept, or was counted for the rent.
create table lease.settlement (
    lease_number    text           not null references lease.lease,
    position        integer        not null,
    what            text           not null check (what in ('DEPOSIT', 'RENT')),
    amount          numeric(15, 2) not null check (amount >= 0),
    set_off         numeric(15, 2) not null check (set_off >= 0),
    rent_owed       numeric(15, 2),
    rent_paid       numeric(15, 2),
    currency        text           not null,
    paid_on         date           not null,
    note            text,
    difference      text, -- why the rent differs from what the plan and the payments on record give
    recorded_by     text           not null,
    recorded_at     timestamptz    not null,
    idempotency_key text           not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    check (num_nonnulls(rent_owed, rent_paid) = case what when 'RENT' then 2 else 0 end),
    check (what = 'DEPOSIT' or amount = abs(rent_owed - rent_paid - set_off))
);
call lease.keep_as_evidence('settlement');
