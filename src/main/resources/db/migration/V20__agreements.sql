-- Agreements in writing on a lease that both have signed: renewal, change, end (Civil Code arts. 705, 707, 543, 562). Their drafts, signatures,
-- offers and links stand with those of the contract (V4, V16, V17), as further versions.

-- terms: of a renewal its position, first day, months, and rent if it changes; of a change the application as it shall be, and what
-- of it is new; of an end its last day and the settlement. conclude_by is moved by the lessee's signature (BOUND). answer_by: until
-- when the lessor has to answer the request, where the contract says (a change of the purpose); null elsewhere.
create table lease.agreement (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    kind            text        not null check (kind in ('RENEWAL', 'CHANGE', 'TERMINATION')),
    terms           jsonb       not null,
    reason          text        not null,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    conclude_by     timestamptz not null,
    answer_by       timestamptz check (answer_by > requested_at),
    idempotency_key text,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key)
);
call lease.keep_as_evidence('agreement');

-- AGREED: a legal officer agrees that it be offered; of a change, digest is that of the case as it would be, and a case of two
-- officers has two, of which the second answers the request. BOUND: the lessee has signed, and is bound until then (art. 476). CONCLUDED: both
-- have signed, and it has had its effect. REFUSED, ENDED: it was not concluded. KEPT: it was not, and the server is handed over all the
-- same, as the contract says, for the reason given.
create table lease.agreement_event (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    agreement    integer     not null,
    kind         text        not null check (kind in ('AGREED', 'REFUSED', 'BOUND', 'CONCLUDED', 'ENDED', 'KEPT')),
    ground       text,
    digest       text,
    answers      boolean,
    until        timestamptz,
    by           text        not null,
    at           timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, agreement) references lease.agreement (lease_number, position),
    check ((kind = 'BOUND') = (until is not null)),
    check ((kind = 'AGREED') = (answers is not null)),
    check (kind not in ('AGREED', 'REFUSED', 'KEPT') or ground is not null)
);
call lease.keep_as_evidence('agreement_event');

-- An agreement as it stands: how it ended (null while it is open), by which officer it was agreed to, until when to conclude it, who
-- keeps to the contract without it, whether all officers that it needs have agreed.
create view lease.agreement_state as
    select a.*,
        (select e.kind from lease.agreement_event e where e.lease_number = a.lease_number and e.agreement = a.position
            and e.kind in ('REFUSED', 'CONCLUDED', 'ENDED') order by e.position limit 1) as outcome,
        (select e.by from lease.agreement_event e where e.lease_number = a.lease_number and e.agreement = a.position
            and e.kind in ('AGREED', 'REFUSED') order by e.position limit 1) as decided_by,
        (select e.by from lease.agreement_event e where e.lease_number = a.lease_number and e.agreement = a.position
            and e.kind = 'KEPT' limit 1) as kept_by,
        exists (select from lease.agreement_event e where e.lease_number = a.lease_number and e.agreement = a.position
            and e.answers) as answered,
        coalesce((select e.until from lease.agreement_event e where e.lease_number = a.lease_number and e.agreement = a.position
            and e.kind = 'BOUND' order by e.position desc limit 1), a.conclude_by) as until
    from lease.agreement a;

-- What operations are to change of the server because both parties agreed on it: members of the application before and after.
create table lease.server_change (
    lease_number text        not null references lease.lease,
    position     integer     not null,
    changes      jsonb       not null,
    asked_at     timestamptz not null,
    due_at       timestamptz not null,
    primary key (lease_number, position)
);
call lease.keep_as_evidence('server_change');

-- That it was done, and all before it.
create table lease.server_change_done (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    server_change   integer     not null,
    done_on         date        not null,
    note            text        not null,
    idempotency_key text,
    done_by         text        not null,
    done_at         timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, server_change),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, server_change) references lease.server_change (lease_number, position)
);
call lease.keep_as_evidence('server_change_done');

-- What a draft of V4 is of.
alter table lease.contract add foreign key (lease_number, agreement) references lease.agreement (lease_number, position);

-- Former names and numbers of a lessee that stayed the party: what its lease is still found by. No evidence, for the rounds of the
-- application are; the round is the last that bore them.
create table lease.former_lessee (
    lease_number text    not null references lease.lease,
    round        integer not null,
    name         text    not null,
    uscc         text,
    primary key (lease_number, round)
);
create index former_lessee_by_uscc on lease.former_lessee (uscc);

create function lease.keep_former_lessee() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    insert into lease.former_lessee (lease_number, round, name, uscc)
    values (old.number, old.round, old.lessee_name, old.lessee_uscc);
    return null;
end $$;

-- before the contract another name only corrects the application
create trigger lease_former_lessee after update of lessee_name, lessee_uscc on lease.lease for each row
    when (old.stage in ('ACTIVATION', 'IN_FORCE', 'SUSPENDED')
        and (old.lessee_name, old.lessee_uscc) is distinct from (new.lessee_name, new.lessee_uscc))
    execute function lease.keep_former_lessee();
