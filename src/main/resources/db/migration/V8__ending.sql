-- How a lease goes on after its term, and how it ends.

-- Use that goes on after the term without objection makes the lease indefinite (Civil Code art. 734); it has no end until a notice sets one.
alter table lease.lease add column indefinite boolean not null default false;

-- Why an archive is under legal hold (诉讼保全、证据保全); while it is, nothing is erased and no retention ends.
alter table lease.user_archive add column legal_hold text;
alter table lease.user_archive add check (legal_hold is null or retain_until is null);

create table lease.renewal (
    lease_number text          not null references lease.lease,
    position     integer       not null,
    reference    text          not null,
    first_day    date          not null,
    term_months  integer       not null check (term_months > 0),
    monthly_rent numeric(14, 2),
    requested_by text          not null,
    requested_at timestamptz   not null,
    primary key (lease_number, position)
);

create table lease.renewal_decision (
    lease_number text        not null,
    position     integer     not null,
    decision     text        not null check (decision in ('AGREE', 'REFUSE')),
    ground       text        not null,
    officer      text        not null,
    decided_at   timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.renewal
);

create table lease.termination (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    ground       text        not null,
    article      text        not null,
    party        text        not null check (party in ('LESSOR', 'LESSEE')),
    known_since  date,
    explanation  text        not null,
    ends_on      date,
    requested_by text        not null,
    requested_at timestamptz not null,
    primary key (lease_number, position)
);

do $$
declare evidence text;
begin
    foreach evidence in array array['renewal', 'renewal_decision', 'termination'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;
