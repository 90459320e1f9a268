-- A lease in force: its use and its suspensions, overdue rent (Civil Code arts. 719, 722), duties towards authorities,
-- right-holders and the lessor's own rights, and its renewal.

-- What somebody reported of the use.
create table lease.use_report (
    lease_number text        not null references lease.lease,
    reference    text        not null,
    content      jsonb       not null,
    reported_by  text        not null,
    reported_at  timestamptz not null,
    primary key (lease_number, reference)
);
call lease.keep_as_evidence('use_report');

-- How a review of the use ended.
create table lease.use_review (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    due_at       timestamptz not null,
    outcome      text        not null check (outcome in ('CONTINUE', 'CURE', 'SUSPEND', 'TERMINATE')),
    actual_use   text        not null,
    ground       text        not null,
    reviewer     text        not null,
    completed_at timestamptz not null,
    cure_by      timestamptz,
    misuse       boolean     not null, -- not the agreed use, or an unlawful one
    primary key (lease_number, position)
);
call lease.keep_as_evidence('use_review');

-- Why the service was suspended, and until when it is to be cured.
create table lease.suspension (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    ground       text        not null,
    clause       text        not null,
    unlawful     boolean     not null,
    obeyed       text, -- the order, where nothing else forbids the service; an order is no breach
    cure_by      timestamptz not null,
    suspended_by text        not null,
    suspended_at timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('suspension');

-- The cure that was accepted for a suspension.
create table lease.cure (
    lease_number text        not null,
    suspension   integer     not null,
    proof        text        not null,
    accepted_by  text        not null,
    accepted_at  timestamptz not null,
    primary key (lease_number, suspension),
    foreign key (lease_number, suspension) references lease.suspension (lease_number, position)
);
call lease.keep_as_evidence('cure');

-- Rent that was not paid when it was due.
create table lease.rent_default (
    lease_number  text        not null references lease.lease,
    position      integer     not null,
    amount        numeric(15, 2) not null check (amount > 0),
    currency      text        not null,
    overdue_since date        not null,
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('rent_default');

-- What was demanded in writing; the period ends with the day before period_ends_at.
create table lease.rent_demand (
    lease_number   text        not null,
    position       integer     not null,
    amount         numeric(15, 2) not null check (amount > 0),
    paid_before    numeric(15, 2) not null check (paid_before >= 0 and paid_before < amount),
    currency       text        not null,
    overdue_since  date        not null,
    sent_on        date        not null,
    arrived_on     date        not null,
    proof          text        not null,
    period_days    integer     not null check (period_days > 0),
    period_ends_at timestamptz not null,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.rent_default
);
call lease.keep_as_evidence('rent_demand');

-- What was paid on a default; open_after is what was still owed when it had been counted.
create table lease.rent_payment (
    lease_number text        not null,
    reference    text        not null,
    position     integer     not null,
    amount       numeric(15, 2) not null check (amount > 0),
    paid_on      date        not null,
    payer        text        not null check (payer in ('LESSEE', 'SUBLESSEE')),
    after_demand boolean     not null,
    open_after   numeric(15, 2) not null,
    surplus      numeric(15, 2) not null check (surplus >= 0),
    effect       text        not null check (effect in ('SETTLED', 'PART', 'TOO_LATE')),
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, reference),
    foreign key (lease_number, position) references lease.rent_default
);
call lease.keep_as_evidence('rent_payment');

-- What the lessee holds against a default.
create table lease.rent_objection (
    id           bigint generated always as identity primary key,
    lease_number text        not null,
    position     integer     not null,
    ground       text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    foreign key (lease_number, position) references lease.rent_default
);
call lease.keep_as_evidence('rent_objection');

create index rent_objection_by_default on lease.rent_objection (lease_number, position);

-- How a default ended: it is open until it has an outcome, and it has one. RETRACTED was recorded by mistake.
create table lease.rent_outcome (
    lease_number text        not null,
    position     integer     not null,
    outcome      text        not null check (outcome in ('PAID', 'NOTICE', 'ACCEPTED', 'RETRACTED')),
    arrived_on   date,
    note         text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.rent_default,
    check ((outcome = 'NOTICE') = (arrived_on is not null))
);
call lease.keep_as_evidence('rent_outcome');

-- What the lessor must do within a time, and why.
create table lease.duty (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    kind         text        not null check (kind in ('REPORT_TO_POLICE', 'FORWARD_NOTICE', 'OBJECT_TO_SUBLEASE',
        'REPORT_INCIDENT', 'FINAL_INCIDENT_REPORT')),
    reference    text,
    arose_at     timestamptz not null,
    due_at       timestamptz not null,
    what         jsonb       not null,
    effect       text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, kind, reference)
);
call lease.keep_as_evidence('duty');

-- Which open task of the engine does which duty: several of one kind can be open at a time. No evidence, for tasks come and go.
create table lease.duty_task (
    lease_number text    not null,
    position     integer not null,
    task_id      text    not null unique,
    primary key (lease_number, position, task_id),
    foreign key (lease_number, position) references lease.duty
);

-- How a duty was done.
create table lease.duty_done (
    lease_number text        not null,
    position     integer     not null,
    done         jsonb       not null,
    done_by      text        not null,
    done_at      timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.duty
);
call lease.keep_as_evidence('duty_done');

-- A further term that was asked for.
create table lease.renewal (
    lease_number text          not null references lease.lease,
    position     integer       not null,
    reference    text          not null,
    first_day    date          not null,
    term_months  integer       not null check (term_months > 0),
    monthly_rent numeric(14, 2),
    changes      jsonb,                  -- of the application besides, and the answers to what it was never asked
    requested_by text          not null,
    requested_at timestamptz   not null,
    answer_by    timestamptz check (answer_by > requested_at), -- as of any change of the purpose (V20); null of another renewal
    primary key (lease_number, position)
);
call lease.keep_as_evidence('renewal');

-- The answer to it. What is agreed to is put in writing and signed (V20; Civil Code art. 707).
create table lease.renewal_decision (
    lease_number  text        not null,
    position      integer     not null,
    decision      text        not null check (decision in ('AGREE', 'REFUSE', 'REPLACED')), -- by a later one
    ground        text        not null,
    officer       text        not null, -- of one that was replaced: who asked for the later one
    decided_at    timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.renewal
);
call lease.keep_as_evidence('renewal_decision');

-- A law to come that would change what was found of the lease (V9), and its review after a manager's decision: it comes earlier,
-- or stays. forbidden: that law will forbid the service.
create table lease.law_ahead (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    sweep        bigint      not null,
    law_of       date        not null,
    changes      jsonb       not null,
    forbidden    boolean     not null,
    ground       text        not null,
    decided_by   text        not null,
    review_was   timestamptz not null,
    review_at    timestamptz not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, sweep),
    constraint review_comes_no_later check (review_at <= review_was)
);
call lease.keep_as_evidence('law_ahead');
