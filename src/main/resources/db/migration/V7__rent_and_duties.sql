-- Overdue rent (Civil Code arts. 719, 722), and duties towards authorities, right-holders and the lessor's own rights.

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

-- What was demanded in writing; the period ends with the day before period_ends_at.
create table lease.rent_demand (
    lease_number   text        not null,
    position       integer     not null,
    amount         numeric(15, 2) not null check (amount > 0),
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

-- open_after: what was still owed when this payment had been counted.
create table lease.rent_payment (
    lease_number text        not null,
    reference    text        not null,
    position     integer     not null,
    amount       numeric(15, 2) not null check (amount > 0),
    paid_on      date        not null,
    payer        text        not null check (payer in ('LESSEE', 'SUBLESSEE')),
    after_demand boolean     not null,
    open_after   numeric(15, 2) not null,
    effect       text        not null check (effect in ('SETTLED', 'PART', 'TOO_LATE')),
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, reference),
    foreign key (lease_number, position) references lease.rent_default
);

create table lease.rent_objection (
    id           bigint generated always as identity primary key,
    lease_number text        not null,
    position     integer     not null,
    ground       text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    foreign key (lease_number, position) references lease.rent_default
);

create index rent_objection_by_default on lease.rent_objection (lease_number, position);

-- A default is open until it has an outcome, and it has one.
create table lease.rent_outcome (
    lease_number text        not null,
    position     integer     not null,
    outcome      text        not null check (outcome in ('PAID', 'NOTICE', 'ACCEPTED')),
    arrived_on   date,
    note         text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.rent_default,
    check ((outcome = 'NOTICE') = (arrived_on is not null))
);

-- What the lessor must do within a time, and what came of it.
create table lease.duty (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    kind         text        not null check (kind in ('REPORT_TO_POLICE', 'FORWARD_NOTICE', 'OBJECT_TO_SUBLEASE')),
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

-- Which open task does which duty: several of one kind can be open at a time.
create table lease.duty_task (
    lease_number text    not null,
    position     integer not null,
    task_id      text    not null unique,
    primary key (lease_number, position, task_id),
    foreign key (lease_number, position) references lease.duty
);

create table lease.duty_done (
    lease_number text        not null,
    position     integer     not null,
    done         jsonb       not null,
    done_by      text        not null,
    done_at      timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.duty
);

do $$
declare evidence text;
begin
    foreach evidence in array array['rent_default', 'rent_demand', 'rent_payment', 'rent_objection', 'rent_outcome',
                                    'duty', 'duty_task', 'duty_done'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;
