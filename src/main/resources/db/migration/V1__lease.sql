-- What a lease is. The engine's tables say only where it stands.

create sequence lease.lease_number;

create table lease.lease (
    number                text primary key,
    reference             text        not null unique,
    applicant             text        not null,
    stage                 text        not null check (stage in ('APPLICATION', 'CHECKS', 'LEGAL_REVIEW', 'CONTRACT',
                                          'ACTIVATION', 'IN_FORCE', 'SUSPENDED', 'CLOSING', 'ENDED')),
    end_reason            text check (end_reason in ('REJECTED', 'WITHDRAWN', 'LAPSED', 'EXPIRED', 'TERMINATED')),
    submission_digest     text        not null,
    round                 integer     not null default 1,
    lessee_name           text        not null,
    lessee_uscc           text,
    risk                  text check (risk in ('LOW', 'MEDIUM', 'HIGH')),
    officers              integer     not null default 0,
    process_instance_id   text        not null,
    applied_at            timestamptz not null,
    stage_since           timestamptz not null,
    starts_at             timestamptz,
    in_force_at           timestamptz,
    term_ends_at          timestamptz,
    next_review_at        timestamptz,
    last_review_at        timestamptz,
    check ((stage = 'ENDED') <= (end_reason is not null))
);

create index lease_by_stage on lease.lease (stage, number desc);
create index lease_by_applicant on lease.lease (applicant, number desc);
create index lease_by_uscc on lease.lease (lessee_uscc);
create index lease_by_lessee on lease.lease (lessee_name text_pattern_ops);

-- The application of every round: what was decided on stays readable after it was completed.
create table lease.application (
    lease_number text        not null references lease.lease,
    round        integer     not null,
    content      jsonb       not null,
    submitted_by text        not null,
    submitted_at timestamptz not null,
    primary key (lease_number, round)
);

create table lease.finding (
    lease_number  text    not null references lease.lease,
    occasion      text    not null,
    round         integer not null,
    position      integer not null,
    rule          text    not null,
    rule_version  integer not null,
    subject       text    not null,
    outcome       text    not null,
    message_zh    text    not null,
    message_en    text    not null,
    citation_zh   text    not null,
    citation_en   text    not null,
    quote         text    not null,
    needs_text_check boolean not null,
    facts         jsonb   not null,
    as_of         date    not null,
    primary key (lease_number, occasion, round, position)
);

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

create table lease.contract (
    lease_number   text        not null references lease.lease,
    version        integer     not null,
    html           text        not null,
    digest         text        not null,
    clause_library text        not null,
    drafted_at     timestamptz not null,
    primary key (lease_number, version)
);

create table lease.signature (
    lease_number    text        not null references lease.lease,
    contract_version integer    not null,
    party           text        not null check (party in ('LESSOR', 'LESSEE')),
    signer          text        not null,
    authority       text        not null,
    kind            text        not null,
    recorded_by     text        not null,
    contract_digest text        not null,
    signed_at       timestamptz not null,
    primary key (lease_number, contract_version, party)
);

create table lease.user_archive (
    lease_number text primary key references lease.lease,
    archive_no   text        not null unique,
    content      jsonb       not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    retain_until date
);

create table lease.handover (
    lease_number   text        not null references lease.lease,
    action         text        not null check (action in ('HAND_OVER', 'SWITCH_OFF', 'SWITCH_ON')),
    occurrence     integer     not null,
    provider_ref   text        not null,
    done_at        timestamptz not null,
    primary key (lease_number, action, occurrence)
);

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
    primary key (lease_number, position)
);

create table lease.audit (
    id           bigint generated always as identity primary key,
    lease_number text        not null,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    detail       jsonb       not null default '{}',
    digest       text
);

create index audit_by_lease on lease.audit (lease_number, id);

-- Evidence is added to, never altered.
create function lease.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are evidence: they are added, never changed or deleted', tg_table_name;
end $$;

create trigger audit_append_only before update or delete on lease.audit
    for each row execute function lease.refuse_change();
create trigger application_append_only before update or delete on lease.application
    for each row execute function lease.refuse_change();
create trigger application_not_emptied before truncate on lease.application
    for each statement execute function lease.refuse_change();
create trigger audit_not_emptied before truncate on lease.audit
    for each statement execute function lease.refuse_change();
create trigger finding_append_only before update or delete on lease.finding
    for each row execute function lease.refuse_change();
create trigger finding_not_emptied before truncate on lease.finding
    for each statement execute function lease.refuse_change();
create trigger decision_append_only before update or delete on lease.decision
    for each row execute function lease.refuse_change();
create trigger decision_not_emptied before truncate on lease.decision
    for each statement execute function lease.refuse_change();
create trigger contract_append_only before update or delete on lease.contract
    for each row execute function lease.refuse_change();
create trigger contract_not_emptied before truncate on lease.contract
    for each statement execute function lease.refuse_change();
create trigger signature_append_only before update or delete on lease.signature
    for each row execute function lease.refuse_change();
create trigger signature_not_emptied before truncate on lease.signature
    for each statement execute function lease.refuse_change();

-- Public registers of permits and filings; a number that is not here is UNKNOWN.
create table lease.permit_register (
    number      text primary key,
    kind        text not null check (kind in ('TELECOM_PERMIT', 'FILING', 'CROSS_BORDER_APPROVAL')),
    holder_uscc text,
    items       text[] not null default '{}',
    status      text not null check (status in ('VALID', 'NOT_VALID')),
    valid_to    date,
    read_on     date not null
);
