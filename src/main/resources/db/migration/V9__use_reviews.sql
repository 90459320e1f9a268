-- What is reported of the use, and suspensions with their cures.

create table lease.use_report (
    lease_number text        not null references lease.lease,
    reference    text        not null,
    content      jsonb       not null,
    reported_by  text        not null,
    reported_at  timestamptz not null,
    primary key (lease_number, reference)
);

create table lease.suspension (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    ground       text        not null,
    clause       text        not null,
    unlawful     boolean     not null,
    cure_by      timestamptz not null,
    suspended_by text        not null,
    suspended_at timestamptz not null,
    primary key (lease_number, position)
);

create table lease.cure (
    lease_number text        not null,
    suspension   integer     not null,
    proof        text        not null,
    accepted_by  text        not null,
    accepted_at  timestamptz not null,
    primary key (lease_number, suspension),
    foreign key (lease_number, suspension) references lease.suspension (lease_number, position)
);

do $$
declare evidence text;
begin
    foreach evidence in array array['use_report', 'suspension', 'cure'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;
