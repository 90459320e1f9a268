-- What people record about a lease: facts of the law, how each finding was assessed, conditions and their proofs.

-- By section of the rulebook's vocabulary; of two rows of one section the later one prevails, member by member.
create table lease.recorded_fact (
    id           bigint generated always as identity primary key,
    lease_number text        not null references lease.lease,
    section      text        not null,
    facts        jsonb       not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);

create index recorded_fact_by_lease on lease.recorded_fact (lease_number, id);

create table lease.assessment (
    lease_number text    not null,
    decision     integer not null,
    rule         text    not null,
    conclusion   text    not null check (conclusion in ('NO_VIOLATION', 'VIOLATION', 'CONDITION')),
    ground       text    not null,
    primary key (lease_number, decision, rule),
    foreign key (lease_number, decision) references lease.decision (lease_number, position)
);

create table lease.condition (
    lease_number text    not null,
    decision     integer not null,
    position     integer not null,
    rule         text,
    content      text    not null,
    primary key (lease_number, decision, position),
    foreign key (lease_number, decision) references lease.decision (lease_number, position)
);

create table lease.condition_proof (
    lease_number text        not null,
    decision     integer     not null,
    position     integer     not null,
    proof        text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    primary key (lease_number, decision, position),
    foreign key (lease_number, decision, position) references lease.condition
);

do $$
declare evidence text;
begin
    foreach evidence in array array['recorded_fact', 'assessment', 'condition', 'condition_proof'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;
