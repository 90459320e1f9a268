-- Legal notices to the lessee as numbered letters: demands, terminations, objections, suspensions.

-- A letter as it was made, with the addresses that the contract names; its PDF lies with the lease's files under its digest.
create table lease.legal_notice (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    number          text        not null unique,
    kind            text        not null check (kind in ('RENT_DEMAND', 'RENT_TERMINATION', 'TERMINATION', 'INDEFINITE_TERMINATION',
                                         'EXPIRY_OBJECTION', 'SUSPENSION', 'DATA_CERTIFICATE')),
    addressee       text        not null,
    post_address    text,
    email           text,
    digest          text        not null,
    size            integer     not null,
    idempotency_key text        not null,
    asked           text        not null,
    demanded        numeric(15, 2),
    currency        text,
    overdue_since   date,
    period_days     integer,
    made_by         text        not null,
    made_at         timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, digest) references lease.attachment_content,
    check (num_nonnulls(demanded, currency, overdue_since, period_days) in (0, 4))
);
call lease.keep_as_evidence('legal_notice');

-- What became of it. digest is of the file with the lessor's seal; mail_at is when the mail server took it, or when the last
-- attempt failed; reason is what that server, the post or the officer said; posted_on is when it was posted or handed over, if
-- that is not the day on which it was recorded.
create table lease.legal_notice_event (
    lease_number    text        not null references lease.lease,
    position        integer     not null,
    notice          integer     not null,
    kind            text        not null check (kind in ('SEALED', 'DISPATCHED', 'POSTED', 'HANDED_OVER', 'REFUSED', 'RETURNED')),
    digest          text,
    address         text,
    mail            bigint,
    mail_at         timestamptz,
    reason          text,
    posted_on       date,
    idempotency_key text,
    by              text        not null,
    at              timestamptz not null,
    primary key (lease_number, position),
    unique (lease_number, idempotency_key),
    foreign key (lease_number, notice) references lease.legal_notice (lease_number, position),
    foreign key (lease_number, digest) references lease.attachment_content,
    check ((kind = 'SEALED') = (digest is not null)),
    check (kind = 'POSTED' or posted_on is null),
    check (kind not in ('POSTED', 'REFUSED', 'RETURNED') or reason is not null)
);
call lease.keep_as_evidence('legal_notice_event');

-- The first day on which a letter left the lessor's hands: posted or handed over, or taken by a mail server; null while it did
-- not. One that the server refused for good has left them if it is on record as come back (contract, clause notice).
create function lease.letter_left_on(p_lease text, p_notice integer) returns date language sql stable
    set search_path = pg_catalog as $$
    select min(case e.kind
        when 'POSTED' then coalesce(e.posted_on, (e.at at time zone 'Asia/Shanghai')::date)
        when 'DISPATCHED' then (m.sent_at at time zone 'Asia/Shanghai')::date
        when 'HANDED_OVER' then (e.mail_at at time zone 'Asia/Shanghai')::date
        when 'REFUSED' then case when exists (select from lease.legal_notice_event r where r.lease_number = p_lease
            and r.notice = p_notice and r.kind = 'RETURNED' and r.position > e.position)
            then (e.mail_at at time zone 'Asia/Shanghai')::date end
        end)
    from lease.legal_notice_event e left join lease.mail m on m.id = e.mail
    where e.lease_number = p_lease and e.notice = p_notice
    -- what came back and was sent again left with the later sending
    and e.position > coalesce((select max(r.position) from lease.legal_notice_event r
        where r.lease_number = p_lease and r.notice = p_notice and r.kind = 'RETURNED'
        and exists (select from lease.legal_notice_event s where s.lease_number = p_lease and s.notice = p_notice
            and s.position > r.position and s.kind in ('POSTED', 'DISPATCHED'))), 0)
$$;

-- A letter that an open task waits for, until it is made; no evidence.
create table lease.legal_notice_wanted (
    task_id         text        primary key,
    lease_number    text        not null references lease.lease,
    kind            text        not null,
    next_attempt_at timestamptz not null,
    last_error      text
);
create index legal_notice_wanted_by_lease on lease.legal_notice_wanted (lease_number);

-- What the mail server answered when it took a mail.
alter table lease.mail add column reply text;

-- The file that a mail carries.
create table lease.mail_file (
    mail         bigint primary key references lease.mail on delete cascade,
    lease_number text   not null,
    digest       text   not null,
    file_name    text   not null,
    foreign key (lease_number, digest) references lease.attachment_content
);
