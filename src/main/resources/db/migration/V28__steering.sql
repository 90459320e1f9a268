-- What managers steer: service levels, and runs over many leases. None of it decides about a lease.

-- A period as it was set: what begins from in_force_at on follows it, until the next one of its kind counts. Only added to.
create table lease.service_level (
    id          bigint generated always as identity primary key,
    level       text        not null check (level in ('COMPLETE_WITHIN', 'REVIEW_REMIND', 'REVIEW_ESCALATE', 'SIGN_WITHIN',
        'USE_REVIEW_HIGH', 'USE_REVIEW_MEDIUM', 'USE_REVIEW_LOW')),
    period      text        not null, -- ISO 8601
    in_force_at timestamptz not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    ground      text        not null,
    check (in_force_at > set_at) -- every node knows it before it counts
);

create index service_level_of_a_kind on lease.service_level (level, id);

-- One that was taken back before it counted; it never does.
create table lease.service_level_taken_back (
    service_level bigint      primary key references lease.service_level,
    taken_back_by text        not null,
    taken_back_at timestamptz not null,
    ground        text        not null
);

-- One decision about many tasks, leases or use reviews, carried out one lease at a time.
create table lease.steering_run (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('REASSIGN', 'APPLICANTS', 'REVIEWS')),
    started_by text        not null,
    started_at timestamptz not null,
    ground     text        not null,
    officer    text,        -- whose tasks; null: of nobody yet
    successor  text,        -- to whom the tasks or leases go; null: tasks go back to their groups
    filter     text,        -- of which leases, as the list's address has it
    cause      text check (cause in ('REGULAR', 'SUSPICION', 'AUTHORITY', 'COMPLAINT')), -- why reviews come earlier
    review_at  timestamptz, -- when the first of them is to be reviewed
    review_until timestamptz, -- and the last
    state      text        not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    told       integer     not null default 0, -- of how many items that were done people know
    check (case kind when 'REASSIGN' then officer is not null or successor is not null when 'APPLICANTS' then successor is not null
        and officer is null and filter is not null else officer is null and successor is null end),
    check ((kind = 'REVIEWS') = (review_at is not null and review_until is not null and filter is not null and cause is not null))
);

create index steering_run_running on lease.steering_run (id) where state = 'RUNNING';

-- What it is about, and what came of that, written in the transaction that did it; no outcome: it waits.
create table lease.steering_item (
    run          bigint  not null references lease.steering_run,
    position     integer not null,
    lease_number text    not null,
    task         text, -- null: the lease itself, or its next use review
    task_key     text,
    applicant    text, -- whose the lease is that goes to another
    review_at    timestamptz, -- the place of its next use review
    outcome      text check (outcome in ('DONE', 'UNCHANGED', 'SKIPPED', 'HELD', 'FAILED')),
    note         text, -- why, for people
    primary key (run, position)
);

create index steering_item_waiting on lease.steering_item (run, position) where outcome is null;
create index steering_item_by_place on lease.steering_item (review_at) where review_at is not null;
create index steering_item_by_outcome on lease.steering_item (run, outcome, position);
