-- Proofs that are corrected, terminations that do not go through, archives held on more than one ground.

-- Of several proofs of one condition the newest prevails; all are kept.
alter table lease.condition_proof drop constraint condition_proof_pkey;
alter table lease.condition_proof add column id bigint generated always as identity primary key;
create index condition_proof_by_condition on lease.condition_proof (lease_number, decision, position, id);

-- A termination that was asked for, or that a review led to, and did not end the lease.
create table lease.termination_answer (
    id           bigint generated always as identity primary key,
    lease_number text        not null references lease.lease,
    termination  integer,
    answer       text        not null check (answer in ('CLAIM_UNFOUNDED', 'RIGHT_LAPSED', 'AGREED_TO_GO_ON')),
    explanation  text        not null,
    officer      text        not null,
    answered_at  timestamptz not null,
    foreign key (lease_number, termination) references lease.termination (lease_number, position)
);

create index termination_answer_by_lease on lease.termination_answer (lease_number, termination);

-- Each ground of a legal hold, and its end; user_archive.legal_hold names those that stand.
create table lease.legal_hold (
    lease_number text        not null references lease.user_archive,
    position     integer     not null,
    ground       text        not null,
    set_by       text        not null,
    set_at       timestamptz not null,
    primary key (lease_number, position)
);

create table lease.legal_hold_lifted (
    lease_number text        not null,
    position     integer     not null,
    lifted_by    text        not null,
    lifted_at    timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, position) references lease.legal_hold
);

insert into lease.legal_hold (lease_number, position, ground, set_by, set_at)
select u.lease_number, 1, u.legal_hold, coalesce(a.actor, 'system'), coalesce(a.at, now())
from lease.user_archive u left join lateral (
    select actor, at from lease.audit where lease_number = u.lease_number and action = 'LEGAL_HOLD_SET' order by id desc limit 1) a on true
where u.legal_hold is not null;

do $$
declare evidence text;
begin
    foreach evidence in array array['termination_answer', 'legal_hold', 'legal_hold_lifted'] loop
        execute format('create trigger %1$s_append_only before update or delete on lease.%1$s'
                       ' for each row execute function lease.refuse_change()', evidence);
        execute format('create trigger %1$s_not_emptied before truncate on lease.%1$s'
                       ' for each statement execute function lease.refuse_change()', evidence);
    end loop;
end $$;
